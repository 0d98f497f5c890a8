import { describeBytes } from './describe-bytes.ts'
import { carried, toJsonText } from './read-json.ts'
import { withoutBytes } from './without-bytes.ts'

/** One part of a message in OpenTelemetry's form: `type` says which. */
export type Part = { readonly type: string; readonly [member: string]: unknown }

/** One message in OpenTelemetry's form. */
export interface Turn {
  readonly role: string
  readonly parts: readonly Part[]
  readonly finish_reason?: string
}

/** Plain words. */
export function textPart(content: string): Part {
  return { type: 'text', content }
}

/** What the model thought; never shown to users. */
export function reasoningPart(content: string): Part {
  return { type: 'reasoning', content }
}

/** A tool that the model asks for. */
export function callPart(id: string, name: string, args: unknown): Part {
  return { type: 'tool_call', ...(id !== '' && { id }), name, arguments: carried(args ?? {}) }
}

/** What a tool gave back. */
export function resultPart(id: string, name: string, response: unknown): Part {
  return {
    type: 'tool_call_response',
    ...(id !== '' && { id }),
    ...(name !== '' && { name }),
    response: withoutBytes(carried(response)),
  }
}

/** A file, picture or sound by its kind, size and hash; its bytes (as they are, or as base64) stay where they are. */
export function mediaPart(mimeType: string, data: unknown): Part {
  return { type: 'blob', modality: modalityOf(mimeType), mime_type: mimeType, ...describeBytes(data) }
}

/** A file, picture or sound that stands elsewhere; a `data:` address is described, not copied. */
export function uriPart(uri: string, mimeType = ''): Part {
  if (!uri.startsWith('data:')) {
    return { type: 'uri', modality: modalityOf(mimeType), ...(mimeType !== '' && { mime_type: mimeType }), uri }
  }
  const comma = uri.indexOf(',')
  const head = uri.slice('data:'.length, comma === -1 ? 100 : Math.min(comma, 100))
  return mediaPart(mimeType || head.split(';', 1).join(''), uri.slice(comma + 1))
}

/** A stored file by its id. */
export function filePart(id: string): Part {
  return { type: 'file', modality: 'document', file_id: id }
}

function modalityOf(mimeType: string): string {
  const family = mimeType.split('/', 1).join('')
  return family === 'image' || family === 'audio' || family === 'video' ? family : 'document'
}

/** More texts than this in one result are a table, and looked at as one. */
const MOST_TEXTS = 32

/** Deeper than any tool keeps its words. */
const MOST_LEVELS = 16

/** The texts in what a tool gave back, each by itself, so that a policy can take one out; else all of it as JSON. */
export function resultTexts(value: unknown): readonly string[] {
  const texts: string[] = []
  const waiting: (readonly [value: unknown, levels: number])[] = [[value, MOST_LEVELS]]
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const [found, levels] = at
    if (typeof found === 'string' && found !== '') texts.push(found)
    else if (typeof found === 'object' && found !== null && levels > 0) {
      for (const [key, member] of Object.entries(found)) if (!isTag(key, member)) waiting.push([member, levels - 1])
    }
    if (texts.length > MOST_TEXTS || waiting.length > MOST_TEXTS * MOST_LEVELS) return [toJsonText(value) ?? '']
  }
  return texts
}

/** Blocks say what they are in a word; a sentence in that place is no tag. */
function isTag(key: string, value: unknown): boolean {
  if (key === 'sha256') return true
  return (key === 'type' || key === 'mime_type' || key === 'modality') && typeof value === 'string' && TAG.test(value)
}

const TAG = /^[\w/-]{1,40}$/
