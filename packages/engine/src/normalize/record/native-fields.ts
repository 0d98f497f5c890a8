import {
  type Attributes,
  type AttributeValue,
  type Category,
  FIELD,
  type JsonValue,
  type SourceRecord,
} from '@telltale/model'
import type { Canonical } from '../draft.ts'
import { toJson } from '../read/attributes.ts'
import { withBody } from '../read/log-fields.ts'

/** How a native field's value must be sent; one of another type stays in the raw record only. */
type NativeType = 'text' | 'number' | 'bool' | 'texts' | 'any'

interface NativeField {
  readonly type: NativeType
  /** The log it belongs to; every event of the record carries it when it names none. */
  readonly category: Category | undefined
}

const PREFIX = 'telltale.'

/** Facts that Telltale alone states: where an event came from, and what is worked out of the texts themselves. */
const OURS = new Set<string>([
  FIELD.category,
  FIELD.tenant,
  FIELD.dialect,
  FIELD.schemaUrl,
  FIELD.sourceEventName,
  FIELD.mappingVersion,
  FIELD.rawRef,
  FIELD.duplicateOf,
  FIELD.usageDuplicateOf,
  FIELD.usageSource,
])

/** What is known only after looking at the texts, the session and what is normal. */
const WORKED_OUT = /^telltale\.(?:risk|session|baseline|flow)\./

/** The log of a native field, by the word behind `telltale.`. */
const CATEGORIES = new Map<string, Category>([
  ['prompt', 'ai_prompt'],
  ['guardrail', 'ai_guardrail'],
  ['retrieval', 'ai_retrieval'],
  ['tool', 'ai_tool'],
  ['mcp', 'ai_tool'],
  ['system_prompt', 'ai_system_prompt'],
  ['usage', 'ai_usage'],
  ['egress', 'ai_egress'],
  ['response', 'ai_response'],
  ['audit', 'ai_audit'],
])

const NUMBERS: readonly string[] = [
  FIELD.durationMs,
  FIELD.promptLength,
  FIELD.promptMessageCount,
  FIELD.retrievalDocumentCount,
  FIELD.retrievalMinScore,
  FIELD.retrievalMaxScore,
  FIELD.toolResultSize,
  FIELD.systemPromptLength,
  FIELD.totalTokens,
  FIELD.costUsd,
  FIELD.egressBytesOut,
  FIELD.responseLength,
]
const BOOLEANS: readonly string[] = [
  FIELD.contentCaptured,
  FIELD.contentTruncated,
  FIELD.contentRedacted,
  FIELD.retrievalAllowed,
  FIELD.toolSandboxed,
  FIELD.responseHasCode,
  FIELD.responseRefusal,
  FIELD.egressFirstSeen,
  FIELD.auditControlWeakened,
]
const LISTS: readonly string[] = [
  FIELD.guardrailMasked,
  FIELD.retrievalSources,
  FIELD.retrievalText,
  FIELD.responseToolCalls,
  FIELD.responseUrls,
  FIELD.responseSecrets,
  FIELD.responsePii,
  FIELD.egressDataClasses,
]

const TYPES = new Map<string, NativeType>([
  ...NUMBERS.map((name) => [name, 'number'] as const),
  ...BOOLEANS.map((name) => [name, 'bool'] as const),
  ...LISTS.map((name) => [name, 'texts'] as const),
  [FIELD.auditChanges, 'any'],
])

const NATIVE = new Map<string, NativeField>(
  Object.values(FIELD)
    .filter((name) => name.startsWith(PREFIX) && !OURS.has(name) && !WORKED_OUT.test(name))
    .map((name) => [name, { type: TYPES.get(name) ?? 'text', category: CATEGORIES.get(name.split('.')[1] ?? '') }]),
)

const READERS: Readonly<Record<NativeType, (value: AttributeValue) => JsonValue | undefined>> = {
  text: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined),
  bool: (value) => (typeof value === 'boolean' ? value : undefined),
  texts: (value) => (isTexts(value) ? value : undefined),
  any: (value) => (value === null ? undefined : toJson(value)),
}

function isTexts(value: AttributeValue): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

/** Canonical fields that a sender of another dialect gave by our own names, each with the log it belongs to. */
export type NativeFields = readonly {
  readonly name: string
  readonly value: JsonValue
  readonly category: Category | undefined
}[]

const NONE: NativeFields = []

/** Reads `telltale.*` fields of the right type off a record. */
export function readNative(record: SourceRecord): NativeFields {
  if (record.kind === 'event') return NONE
  const attributes: Attributes = record.kind === 'log' ? withBody(record) : record.attributes
  let found: { name: string; value: JsonValue; category: Category | undefined }[] | undefined
  for (const name of attributes.keys()) {
    if (!name.startsWith(PREFIX)) continue
    const native = NATIVE.get(name)
    const read = native === undefined ? undefined : READERS[native.type](attributes.get(name) ?? null)
    if (native === undefined || read === undefined) continue
    found ??= []
    found.push({ name, value: read, category: native.category })
  }
  return found ?? NONE
}

/** Adds the native fields of an event's log, and those of every log, where nothing is known better. */
export function addNative(native: NativeFields, category: Category, fields: Canonical): void {
  for (const { name, value, category: own } of native) {
    if ((own === undefined || own === category) && !fields.has(name)) fields.set(name, value)
  }
}
