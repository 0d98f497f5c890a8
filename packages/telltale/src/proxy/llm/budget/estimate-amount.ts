import type { CallAnswer, CallRequest } from '../proxy-options.ts'
import type { Amount, BudgetPlan, Price } from './budget.ts'

/** What a call may use at most, and how its tokens are paid. */
export interface Estimate {
  readonly most: Amount
  readonly inputTokens: number
  readonly price: Price
}

const BYTES_PER_TOKEN = 4
const MILLION = 1_000_000
const MOST_TOKENS = 100 * MILLION
const FREE: Price = { model: '', input: 0, output: 0 }

/** What to set aside for a call of so many bytes; `request` is missing where it was not read. */
export function estimateAmount(plan: BudgetPlan, bytes: number, request?: CallRequest): Estimate {
  const inputTokens = Math.ceil(bytes / BYTES_PER_TOKEN)
  const price = findPrice(plan.prices, request?.model ?? '')
  const outputTokens = request === undefined ? 0 : outputOf(plan, request)
  return { most: { requests: 1, ...cost(price, inputTokens, outputTokens) }, inputTokens, price }
}

/** What a call used: what the provider says, or where it says nothing, by the length of what was said. */
export function countAmount({ inputTokens, price }: Estimate, answer: CallAnswer): Omit<Amount, 'requests'> {
  const said = answer.attributes
  const written = answer.texts.reduce((sum, { text }) => sum + text.length, 0)
  const called = answer.toolCalls.reduce((sum, call) => sum + call.arguments.length, 0)
  const input = tokensOf(said['gen_ai.usage.input_tokens']) ?? inputTokens
  const output = tokensOf(said['gen_ai.usage.output_tokens']) ?? Math.ceil((written + called) / BYTES_PER_TOKEN)
  return cost(price, input, output)
}

function outputOf({ assumedOutput }: BudgetPlan, { operation, attributes }: CallRequest): number {
  if (operation === 'embeddings') return 0
  const most = tokensOf(attributes['gen_ai.request.max_tokens']) ?? assumedOutput
  // Several answers to one question are paid one by one.
  const answers = tokensOf(attributes['gen_ai.request.choice.count']) ?? 1
  return Math.min(most * Math.max(1, answers), MOST_TOKENS)
}

function cost(price: Price, input: number, output: number): Omit<Amount, 'requests'> {
  return { tokens: input + output, usd: (input * price.input + output * price.output) / MILLION }
}

/** A model without a price costs as much as the dearest, so that no name is a way around the budget. */
function findPrice(prices: readonly Price[], model: string): Price {
  const found = prices.find((price) => fits(price.model, model))
  if (found !== undefined || prices.length === 0) return found ?? FREE
  const most = (side: 'input' | 'output'): number => Math.max(...prices.map((price) => price[side]))
  return { model, input: most('input'), output: most('output') }
}

function fits(pattern: string, model: string): boolean {
  return pattern.endsWith('*') ? model.startsWith(pattern.slice(0, -1)) : model === pattern
}

function tokensOf(value: unknown): number | undefined {
  return typeof value === 'number' && value >= 0 && value <= MOST_TOKENS ? value : undefined
}
