import {
  CATEGORIES,
  type EnforcementPolicy,
  POLICY_ACTIONS,
  type PolicyAction,
  type PolicyCondition,
  type PolicyRule,
  SCAN_LABELS,
} from '@telltale/model'
import { isRecord, own, type Parsed, type Problem } from './parsed.ts'

const MOST_RULES = 500
const MOST_NAMES = 200
const LONGEST_TEXT = 512

type Report = (place: string, message: string) => void
type Members = Readonly<Record<string, unknown>>

/** Reads a policy from outside: whole, or every problem with its place. Members it does not know are problems too. */
export function parsePolicy(input: unknown): Parsed<EnforcementPolicy> {
  const problems: Problem[] = []
  const report: Report = (place, message) => void problems.push({ place, message })
  if (!isRecord(input)) return { ok: false, problems: [{ place: '', message: 'must be an object' }] }
  refuseOthers(input, ['rules', 'onFailure'], { place: '', report })
  const onFailure = own(input, 'onFailure') ?? 'open'
  if (onFailure !== 'open' && onFailure !== 'closed') report('onFailure', 'must be open or closed')
  const rules = readRules(own(input, 'rules'), report)
  if (problems.length > 0) return { ok: false, problems }
  return { ok: true, value: { rules, onFailure: onFailure === 'closed' ? 'closed' : 'open' } }
}

function readRules(input: unknown, report: Report): readonly PolicyRule[] {
  if (!Array.isArray(input)) {
    report('rules', 'must be a list')
    return []
  }
  if (input.length > MOST_RULES) {
    report('rules', `must not hold more than ${MOST_RULES} rules`)
    return []
  }
  const seen = new Set<string>()
  return input.flatMap((item, i) => {
    const place = `rules[${i}]`
    const rule = readRule(item, { place, report })
    if (rule !== undefined && seen.has(rule.id)) report(`${place}.id`, `"${rule.id}" is taken by a rule above`)
    if (rule !== undefined) seen.add(rule.id)
    return rule ?? []
  })
}

interface At {
  readonly place: string
  readonly report: Report
}

function readRule(input: unknown, at: At): PolicyRule | undefined {
  const { place, report } = at
  if (!isRecord(input)) {
    report(place, 'must be an object')
    return undefined
  }
  refuseOthers(input, ['id', 'when', 'action', 'reason'], at)
  const id = own(input, 'id')
  if (!isText(id)) report(`${place}.id`, `must be a text of 1 to ${LONGEST_TEXT} characters`)
  const action = own(input, 'action')
  if (!isAction(action)) report(`${place}.action`, `must be one of ${POLICY_ACTIONS.join(', ')}`)
  const reason = own(input, 'reason')
  if (reason !== undefined && !isText(reason))
    report(`${place}.reason`, `must be a text of 1 to ${LONGEST_TEXT} characters`)
  const when = readCondition(own(input, 'when'), { place: `${place}.when`, report })
  if (!isText(id) || !isAction(action)) return undefined
  return { id, when, action, ...(isText(reason) && { reason }) }
}

function readCondition(input: unknown, at: At): PolicyCondition {
  const { place, report } = at
  if (input === undefined) return {}
  if (!isRecord(input)) {
    report(place, 'must be an object')
    return {}
  }
  refuseOthers(input, ['categories', 'tools', 'sources', 'labels', 'minRisk'], at)
  const categories = readNames(input, 'categories', { at, known: CATEGORIES })
  const tools = readNames(input, 'tools', { at })
  const sources = readNames(input, 'sources', { at })
  const labels = readNames(input, 'labels', { at, known: SCAN_LABELS })
  const minRisk = own(input, 'minRisk')
  if (minRisk !== undefined && !isShare(minRisk)) report(`${place}.minRisk`, 'must be a number from 0 to 1')
  return {
    ...(categories !== undefined && { categories }),
    ...(tools !== undefined && { tools }),
    ...(sources !== undefined && { sources }),
    ...(labels !== undefined && { labels }),
    ...(isShare(minRisk) && { minRisk }),
  }
}

interface NameRules<T extends string> {
  readonly at: At
  /** The names there are; any text when left out. */
  readonly known?: readonly T[]
}

function readNames<T extends string>(
  input: Members,
  name: string,
  { at, known }: NameRules<T>,
): readonly T[] | undefined {
  const list = own(input, name)
  const place = `${at.place}.${name}`
  if (list === undefined) return undefined
  // An empty list would match nothing, which nobody means to write.
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_NAMES) {
    at.report(place, `must be a list of 1 to ${MOST_NAMES} names`)
    return undefined
  }
  const isKnown = (item: unknown): item is T =>
    isText(item) && (known === undefined || known.some((one) => one === item))
  for (const [i, item] of list.entries()) {
    if (!isKnown(item))
      at.report(`${place}[${i}]`, known === undefined ? 'must be a short text' : `must be one of ${known.join(', ')}`)
  }
  return list.filter(isKnown)
}

function refuseOthers(input: Members, known: readonly string[], { place, report }: At): void {
  for (const name of Object.keys(input).slice(0, MOST_NAMES)) {
    if (!known.includes(name)) report(`${place === '' ? '' : `${place}.`}${name.slice(0, 64)}`, 'is not known')
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_TEXT
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1
}

function isAction(value: unknown): value is PolicyAction {
  return POLICY_ACTIONS.some((action) => action === value)
}
