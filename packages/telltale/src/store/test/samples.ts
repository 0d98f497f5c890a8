import { createHash } from 'node:crypto'
import type { AiEvent, JsonValue, RawRecord, StoredFinding } from '@telltale/model'

/** A moment in the middle of a day, so that tests which look hours around stay in one partition. */
export const NOON = Date.UTC(2026, 10, 20, 12)
const NANOS_PER_MS = 1_000_000n

/** 32 hex digits for a name: the same name gives the same id. */
export function idOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32)
}

let tenants = 0

/** A tenant that no other test uses: tests share one store and cannot see each other. */
export function newTenant(): string {
  tenants += 1
  return `tenant-${process.pid}-${Date.now()}-${tenants}`
}

/** An event with sensible values; `fields` are given as an object for brevity. */
export function sampleEvent(
  parts: Partial<Omit<AiEvent, 'fields'>> & { name: string; fields?: Record<string, JsonValue> },
): AiEvent {
  const receivedMs = parts.receivedMs ?? NOON
  return {
    id: parts.id ?? idOf(parts.name),
    tenant: parts.tenant ?? 'default',
    category: parts.category ?? 'ai_prompt',
    action: parts.action ?? 'prompt.submitted',
    timeUnixNano: parts.timeUnixNano ?? BigInt(NOON) * NANOS_PER_MS,
    receivedMs,
    seq: parts.seq ?? 1,
    fields: new Map(Object.entries(parts.fields ?? {})),
  }
}

/** A span record with sensible values. */
export function sampleRecord(parts: Partial<RawRecord> & { name: string }): RawRecord {
  return {
    id: idOf(`record ${parts.name}`),
    tenant: 'default',
    signal: 'span',
    timeUnixNano: BigInt(NOON) * NANOS_PER_MS,
    endUnixNano: BigInt(NOON + 5) * NANOS_PER_MS,
    receivedMs: NOON,
    seq: 1,
    traceId: idOf('trace'),
    spanId: idOf(parts.name).slice(0, 16),
    parentSpanId: '',
    spanKind: 3,
    statusCode: 0,
    statusMessage: '',
    serviceName: 'shop',
    dialect: 'otel_genai',
    eventCount: 1,
    body: '{"attributes":[["a","b"]]}',
    ...parts,
  }
}

/** A finding with sensible values, in the event and trace of those names. */
export function sampleFinding(parts: Partial<StoredFinding> & { name: string; event: string }): StoredFinding {
  const { name, event, ...rest } = parts
  return {
    id: idOf(`finding ${name}`),
    tenant: 'default',
    eventId: idOf(event),
    traceId: idOf('trace'),
    timeUnixNano: BigInt(NOON) * NANOS_PER_MS,
    receivedMs: NOON,
    field: 'telltale.prompt.text',
    index: 0,
    detector: 'signature/override.ignore-previous',
    label: 'injection',
    score: 0.9,
    start: 3,
    end: 9,
    reason: 'It tells the model to drop its instructions.',
    atlas: ['AML.T0051.000'],
    owasp: ['LLM01:2026', 'ASI01:2026'],
    ...rest,
  }
}

/** Texts that break careless SQL, escaping, encodings and patterns. */
export const HOSTILE_TEXTS: readonly string[] = [
  "it's",
  "' OR 1=1 --",
  "\\' OR 1=1 --",
  '\\',
  '\\\\',
  "\\\\'",
  '"double" and `back`',
  '{p0:String}',
  '{String_0:String}',
  "'); DROP TABLE events; --",
  "' UNION ALL SELECT * FROM file('/etc/passwd', 'LineAsString') --",
  "x' FORMAT Null SETTINGS max_execution_time = 0 --",
  '$heredoc$ text $heredoc$',
  '/* comment */ -- # end',
  '100% _any_ [a-z] (x|y)*',
  'tab\there',
  'line\nbreak\r\nand more',
  'nul\0inside',
  '\u0001\u0002\u0007\b\f\v\u001b',
  'ends with backslash\\',
  '\\N',
  '\\x41\\u0041',
  'emoji 😀 family 👩‍👩‍👧 flag 🇩🇪',
  'bidi \u202Eevil\u202C zero\u200Bwidth \u{E0041}tag',
  '\u2028line separator\uFEFF',
  'ʼ＇‘’ unicode quotes',
  '__proto__',
  'constructor',
]
