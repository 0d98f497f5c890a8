import { type Budget, type BudgetPlan, type Price, UNITS } from './budget.ts'

export type ParsedBudgets =
  | { readonly ok: true; readonly plan: BudgetPlan }
  | { readonly ok: false; readonly problems: readonly string[] }

type Fields = Readonly<Record<string, unknown>>

const MOST_BUDGETS = 50
const MOST_PRICES = 1000
const ASSUMED_OUTPUT = 4096
const UNIT_MS = new Map([
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
])
const LONGEST_MS = 366 * 86_400_000

/** Reads a file of budgets; tells every problem at once. */
export function parseBudgets(input: unknown): ParsedBudgets {
  const problems: string[] = []
  const file = fieldsOf(input)
  if (file === undefined) return { ok: false, problems: ['must be an object with "budgets"'] }
  const known = new Set(['budgets', 'prices', 'assumedOutputTokens'])
  problems.push(...unknownNames(file, known, ''))
  const budgets = listOf(file.budgets, MOST_BUDGETS, 'budgets', problems).map((item, at) =>
    readBudget(item, `budgets[${at}]`, problems),
  )
  if (budgets.length === 0) problems.push('budgets: must hold at least one')
  const prices = listOf(file.prices ?? [], MOST_PRICES, 'prices', problems).map((item, at) =>
    readPrice(item, `prices[${at}]`, problems),
  )
  const ids = budgets.map((budget) => budget?.id)
  if (new Set(ids).size !== ids.length) problems.push('budgets: every id must be of its own')
  if (prices.length === 0 && budgets.some((budget) => budget?.usd !== undefined)) {
    problems.push('prices: needed for a budget in usd')
  }
  const assumedOutput = file.assumedOutputTokens ?? ASSUMED_OUTPUT
  if (!isAmount(assumedOutput)) problems.push('assumedOutputTokens: must be a number above 0')
  if (problems.length > 0) return { ok: false, problems }
  return {
    ok: true,
    plan: { budgets: present(budgets), prices: present(prices), assumedOutput: Number(assumedOutput) },
  }
}

function readBudget(input: unknown, place: string, problems: string[]): Budget | undefined {
  const said = fieldsOf(input)
  if (said === undefined) return fail(`${place}: must be an object`, problems)
  const before = problems.length
  problems.push(...unknownNames(said, new Set(['id', 'per', 'window', 'action', ...UNITS]), `${place}.`))
  const { id, per, action = 'refuse' } = said
  if (typeof id !== 'string' || !/^[\w.-]{1,64}$/.test(id)) problems.push(`${place}.id: letters, digits, . _ -`)
  if (!isOne(per, PERS)) problems.push(`${place}.per: one of ${PERS.join(', ')}`)
  if (!isOne(action, ACTIONS)) problems.push(`${place}.action: one of ${ACTIONS.join(', ')}`)
  const windowMs = readWindow(said.window)
  if (windowMs === undefined) problems.push(`${place}.window: such as 10m, 24h or 30d`)
  const limits = UNITS.filter((unit) => said[unit] !== undefined)
  if (limits.length === 0) problems.push(`${place}: must bound one of ${UNITS.join(', ')}`)
  for (const unit of limits) if (!isAmount(said[unit])) problems.push(`${place}.${unit}: must be a number above 0`)
  if (problems.length > before || !isOne(per, PERS) || !isOne(action, ACTIONS)) return undefined
  const bounds = Object.fromEntries(limits.map((unit) => [unit, Number(said[unit])]))
  return { id: String(id), per, action, windowMs: windowMs ?? 0, ...bounds }
}

const PERS = ['key', 'user', 'app', 'all'] as const
const ACTIONS = ['refuse', 'record'] as const

function readPrice(input: unknown, place: string, problems: string[]): Price | undefined {
  const said = fieldsOf(input)
  if (said === undefined) return fail(`${place}: must be an object`, problems)
  const { model, input: inward, output } = said
  if (typeof model === 'string' && model !== '' && model.length <= 256 && isPrice(inward) && isPrice(output)) {
    return { model, input: inward, output }
  }
  return fail(`${place}: needs model, input and output (dollars for a million tokens)`, problems)
}

function readWindow(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^(\d{1,6})([mhd])$/.exec(text) : null
  const ms = Number(match?.[1]) * (UNIT_MS.get(match?.[2] ?? '') ?? Number.NaN)
  return ms > 0 && ms <= LONGEST_MS ? ms : undefined
}

function listOf(value: unknown, most: number, place: string, problems: string[]): readonly unknown[] {
  if (Array.isArray(value) && value.length <= most) return value
  problems.push(`${place}: must be a list of at most ${most}`)
  return []
}

function unknownNames(said: Fields, known: ReadonlySet<string>, place: string): readonly string[] {
  return Object.keys(said)
    .filter((name) => !known.has(name))
    .map((name) => `${place}${name.slice(0, 64)}: not known`)
}

function fieldsOf(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined
}

function isOne<T extends string>(value: unknown, choices: readonly T[]): value is T {
  return choices.some((choice) => choice === value)
}

const isPrice = (value: unknown): value is number => typeof value === 'number' && value >= 0 && Number.isFinite(value)
const isAmount = (value: unknown): value is number => isPrice(value) && value > 0

function present<T>(items: readonly (T | undefined)[]): readonly T[] {
  return items.filter((item) => item !== undefined)
}

function fail(problem: string, problems: string[]): undefined {
  problems.push(problem)
  return undefined
}
