import {
  type AiEvent,
  FIELD,
  type JsonValue,
  readScannedTexts,
  type ScannedText,
  type ScanVerdict,
  type StoredFinding,
} from '@telltale/model'
import { contentId } from '../normalize/hash.ts'
import { hideSecret } from './hide-secret.ts'
import type { PromptMemory } from './prompt-memory.ts'
import type { TextResult, TextScanner } from './scan-text.ts'
import { readWithheld, toldResult } from './scan-withheld.ts'

/** Events with what their texts gave away. */
export interface ScannedEvents {
  /** The same events in the same order, with `telltale.risk.*` where there was a text to scan. */
  readonly events: readonly AiEvent[]
  readonly findings: readonly StoredFinding[]
  /** Texts that the scanner failed on; their events say so and go on. */
  readonly failed: number
}

/** Findings kept of one event, surest first; the rest are counted on the event. */
const MOST_FINDINGS = 50

/**
 * Scans every text of every event, and looks in what comes out for the system prompts and canaries that `prompts`
 * remembers, those of these events included. Never throws for what a scanner throws.
 */
export function scanEvents(events: readonly AiEvent[], scanner: TextScanner, prompts?: PromptMemory): ScannedEvents {
  for (const event of events) if (event.category === 'ai_system_prompt') prompts?.remember(event)
  const scanned = events.map((event) => scanEvent(event, scanner, prompts))
  return {
    events: scanned.map((item) => item.event),
    findings: scanned.flatMap((item) => item.findings),
    failed: scanned.reduce((sum, item) => sum + item.failed, 0),
  }
}

interface Looked {
  readonly text: ScannedText
  readonly result: TextResult
}

function scanEvent(
  event: AiEvent,
  scanner: TextScanner,
  prompts: PromptMemory | undefined,
): { readonly event: AiEvent; readonly findings: readonly StoredFinding[]; readonly failed: number } {
  const errors: string[] = []
  const looked: Looked[] = []
  for (const text of readTexts(event, errors)) {
    try {
      looked.push(...lookAt(text, scanner))
      const leak = prompts?.findLeak(event, text)
      if (leak !== undefined) looked.push({ text, result: leak })
    } catch (error) {
      errors.push(`${text.field}: ${describe(error)}`)
    }
  }
  const found = collectFindings(event, looked)
  const fields = withRisk(event, { looked, found, errors, versions: scanner.versions })
  return { event: fields === event.fields ? event : { ...event, fields }, findings: found.kept, failed: errors.length }
}

/** What a text gives away; tokens of withheld texts say themselves what was found, and are not scanned as if they were text. */
function lookAt(text: ScannedText, scanner: TextScanner): readonly Looked[] {
  const withheld = readWithheld(text.text)
  if (withheld === undefined) return [{ text, result: scanner.scan(text.text, text.role, text.cuts) }]
  const told = { text, result: { ...toldResult(withheld.findings), leftOut: 0, unscannedBytes: 0 } }
  if (withheld.rest.trim() === '') return [told]
  return [told, { text, result: scanner.scan(withheld.rest, text.role, text.cuts) }]
}

function readTexts(event: AiEvent, errors: string[]): readonly ScannedText[] {
  try {
    return readScannedTexts(event.category, event.fields)
  } catch (error) {
    errors.push(describe(error))
    return []
  }
}

interface Found {
  readonly kept: readonly StoredFinding[]
  readonly total: number
}

const NOTHING_FOUND: Found = { kept: [], total: 0 }

function collectFindings(event: AiEvent, looked: readonly Looked[]): Found {
  // Most texts give nothing away.
  if (looked.every(({ result }) => result.findings.length === 0 && result.leftOut === 0)) return NOTHING_FOUND
  const all = looked.flatMap(({ text, result }) => result.findings.map((finding) => ({ text, finding })))
  all.sort((a, b) => b.finding.score - a.finding.score)
  const traceId = event.fields.get(FIELD.traceId)
  const kept = all.slice(0, MOST_FINDINGS).map(({ text, finding }): StoredFinding => {
    const place = `${event.id}\0${text.field}\0${text.index}\0${finding.detector}\0${finding.start}\0${finding.end}`
    return {
      ...finding,
      reason: hideSecret(finding, text.text),
      id: contentId(`${event.tenant}\0finding\0${place}`),
      tenant: event.tenant,
      eventId: event.id,
      traceId: typeof traceId === 'string' ? traceId : '',
      timeUnixNano: event.timeUnixNano,
      receivedMs: event.receivedMs,
      field: text.field,
      index: text.index,
    }
  })
  return { kept, total: all.length + looked.reduce((sum, { result }) => sum + result.leftOut, 0) }
}

interface Risk {
  readonly looked: readonly Looked[]
  readonly found: Found
  readonly errors: readonly string[]
  readonly versions: readonly string[]
}

const RISK_FIELDS: readonly string[] = Object.values(FIELD).filter((name) => name.startsWith('telltale.risk.'))
const VERDICTS: readonly ScanVerdict[] = ['clean', 'suspicious', 'malicious']

/** What a sender claims of risk gives way to what was found; nothing is said of an event without texts. */
function withRisk(event: AiEvent, { looked, found, errors, versions }: Risk): AiEvent['fields'] {
  const claimed = RISK_FIELDS.filter((name) => event.fields.has(name))
  if (looked.length === 0 && errors.length === 0 && claimed.length === 0) return event.fields
  const fields = new Map<string, JsonValue>(event.fields)
  for (const name of claimed) fields.delete(name)
  if (errors.length > 0) fields.set(FIELD.riskError, errors.slice(0, 3).join('; '))
  if (looked.length === 0) return fields
  const verdict = Math.max(0, ...looked.map(({ result }) => VERDICTS.indexOf(result.verdict)))
  fields.set(FIELD.riskScore, round(Math.max(...looked.map(({ result }) => result.risk))))
  fields.set(FIELD.riskVerdict, VERDICTS[verdict] ?? 'clean')
  fields.set(FIELD.riskDetectors, versions)
  const [top] = found.kept
  if (top !== undefined) {
    fields.set(FIELD.riskClass, top.label)
    fields.set(FIELD.riskLabels, [...new Set(looked.flatMap(({ result }) => result.labels))])
    fields.set(FIELD.riskFindings, found.total)
  }
  const unscanned = looked.reduce((sum, { result }) => sum + result.unscannedBytes, 0)
  if (unscanned > 0) fields.set(FIELD.riskUnscannedBytes, unscanned)
  return fields
}

/** Four digits say all that a calibrated probability knows, and are short to store and read. */
function round(score: number): number {
  return Number.isFinite(score) ? Math.round(Math.min(1, Math.max(0, score)) * 10_000) / 10_000 : 0
}

function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 200) : 'an unknown error'
}
