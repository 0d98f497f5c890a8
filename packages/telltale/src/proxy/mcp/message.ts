import { type Skimmed, skimJson } from './skim-json.ts'

/** JSON of others: what is read of it is checked where it is read. */
export type JsonObject = Readonly<Record<string, unknown>>

/** One message of JSON-RPC. `id` is the text of the id as it was written. */
export type McpMessage =
  | { readonly kind: 'request'; readonly id: string; readonly method: string; readonly params: JsonObject }
  | { readonly kind: 'notification'; readonly method: string; readonly params: JsonObject }
  | { readonly kind: 'answer'; readonly id: string; readonly result: unknown; readonly error: JsonObject | undefined }
  | { readonly kind: 'other' }

/** Why a message was not read. */
export type Unreadable = 'broken' | 'deep' | 'repeated_name' | 'too_large'

/** A message, or several that came as a batch, with what they were read from. */
export type Reading =
  | {
      readonly ok: true
      readonly batch: boolean
      readonly messages: readonly McpMessage[]
      readonly values: readonly unknown[]
    }
  | { readonly ok: false; readonly why: Unreadable; readonly skimmed: Skimmed }

/** Deepest nesting that is read; what is deeper is judged by its outside alone. */
export const DEEPEST = 128
/** Most messages in one batch. */
const MOST_IN_BATCH = 256

export const RPC = {
  parseError: -32700,
  invalidRequest: -32600,
  internalError: -32603,
  /** What Telltale refuses. */
  refused: -32001,
} as const

/** Reads the bytes of a message; never throws. */
export function readMessage(bytes: Uint8Array): Reading {
  const skimmed = skimJson(bytes)
  if (skimmed.depth > DEEPEST) return { ok: false, why: 'deep', skimmed }
  if (skimmed.repeats) return { ok: false, why: 'repeated_name', skimmed }
  const value = parse(bytes)
  if (value === undefined) return { ok: false, why: 'broken', skimmed }
  if (!Array.isArray(value))
    return { ok: true, batch: false, messages: [toMessage(value, skimmed.id)], values: [value] }
  if (value.length > MOST_IN_BATCH) return { ok: false, why: 'too_large', skimmed }
  return { ok: true, batch: true, messages: value.map((item) => toMessage(item, undefined)), values: value }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'))
  } catch {
    // Broken JSON is an answer here, not a failure.
    return undefined
  }
}

function toMessage(value: unknown, written: string | undefined): McpMessage {
  const object = asObject(value)
  if (object === undefined) return { kind: 'other' }
  const id = written ?? idText(object.id)
  const params = asObject(object.params) ?? {}
  if (typeof object.method === 'string') {
    return id === undefined
      ? { kind: 'notification', method: object.method, params }
      : { kind: 'request', id, method: object.method, params }
  }
  if (id === undefined || !('result' in object || 'error' in object)) return { kind: 'other' }
  return { kind: 'answer', id, result: object.result, error: asObject(object.error) }
}

function idText(id: unknown): string | undefined {
  return typeof id === 'string' || typeof id === 'number' ? JSON.stringify(id) : undefined
}

/** The value as an object, or undefined for anything else. */
export function asObject(value: unknown): JsonObject | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined
}

/** The value as a list; anything else is an empty one. */
export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The value as a text, or undefined for anything else. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

/** An id that two sides may write in different ways, as one key. */
export function idKey(id: string): string {
  const value: unknown = JSON.parse(id)
  return Number.isSafeInteger(value) ? String(value) : id
}

/** The text of an error answer; an id that is not known is null. */
export function rpcError(id: string | undefined, code: number, message: string): string {
  return `{"jsonrpc":"2.0","id":${id ?? 'null'},"error":${JSON.stringify({ code, message })}}`
}

/** The text of an answer with another result. */
export function rpcResult(id: string, result: unknown): string {
  return `{"jsonrpc":"2.0","id":${id},"result":${JSON.stringify(result)}}`
}
