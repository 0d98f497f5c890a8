import { type EnforcementPolicy, QUARANTINE_KINDS, type QuarantineEntry, type QuarantineKind } from '@telltale/model'
import { parsePolicy } from './parse-policy.ts'
import { isRecord, own, type Problem } from './parsed.ts'

/** What the server says, as far as it can be read. */
interface ReadControl {
  readonly version: string
  /** Undefined when it cannot be read: the policy in force stays. */
  readonly policy: EnforcementPolicy | null | undefined
  readonly quarantine: readonly QuarantineEntry[]
  readonly problems: readonly Problem[]
}

const LONGEST = 1024
const MOST_ENTRIES = 10_000

/** Reads the server's answer. A policy with a mistake does not keep anyone out of quarantine; undefined when it is no answer at all. */
export function parseControl(input: unknown): ReadControl | undefined {
  if (!isRecord(input)) return undefined
  const version = own(input, 'version')
  const entries = own(input, 'quarantine')
  if (!isText(version) || !Array.isArray(entries) || entries.length > MOST_ENTRIES) return undefined
  const sent = own(input, 'policy')
  const policy = sent === null || sent === undefined ? undefined : parsePolicy(sent)
  const quarantine = entries.map(readEntry)
  const problems = quarantine.flatMap((entry, i) =>
    entry === undefined ? [{ place: `quarantine[${i}]`, message: 'cannot be read' }] : [],
  )
  return {
    version,
    policy: policy === undefined ? null : policy.ok ? policy.value : undefined,
    quarantine: quarantine.flatMap((entry) => entry ?? []),
    problems: [...(policy?.ok === false ? policy.problems.map(inPolicy) : []), ...problems],
  }
}

function inPolicy({ place, message }: Problem): Problem {
  return { place: place === '' ? 'policy' : `policy.${place}`, message }
}

/** Only what decides must be right; what people read may be missing. */
function readEntry(input: unknown): QuarantineEntry | undefined {
  if (!isRecord(input)) return undefined
  const kind = own(input, 'kind')
  const value = own(input, 'value')
  const untilMs = own(input, 'untilMs')
  if (!isKind(kind) || !isText(value)) return undefined
  // An end that cannot be read is no end.
  const end = typeof untilMs === 'number' && Number.isFinite(untilMs) ? { untilMs } : {}
  return { ...end, kind, value, ...readNotes(input) }
}

function readNotes(
  input: Readonly<Record<string, unknown>>,
): Pick<QuarantineEntry, 'id' | 'reason' | 'createdMs' | 'createdBy'> {
  const text = (name: string): string => {
    const value = own(input, name)
    return typeof value === 'string' ? value.slice(0, LONGEST) : ''
  }
  const createdMs = own(input, 'createdMs')
  return {
    id: text('id'),
    reason: text('reason'),
    createdMs: typeof createdMs === 'number' ? createdMs : 0,
    createdBy: text('createdBy'),
  }
}

function isKind(value: unknown): value is QuarantineKind {
  return QUARANTINE_KINDS.some((kind) => kind === value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST
}
