import { inspect } from 'node:util'

/** Longer than any call to this machine takes; a call that waits for more is one that waits for ever. */
const LONGEST_MS = 1_500
const MOST_ITEMS = 20

/** What came of a call, as a text that two calls can be compared by. */
export async function outcomeOf(call: () => unknown): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<string>((done) => {
    timer = setTimeout(() => done('waits'), LONGEST_MS)
  })
  const told = (async () => {
    const made = call()
    quieten(made)
    const value = await made
    return `${named(made)}: ${await shown(value)}`
  })().catch((error: unknown) => `throws ${shownError(error)}`)
  return Promise.race([told, late]).finally(() => clearTimeout(timer))
}

/** Helpers that run by themselves reject into nowhere where nobody waits for them. */
function quieten(made: unknown): void {
  const done: unknown = typeof made === 'object' && made !== null ? Reflect.get(made, 'done') : undefined
  if (typeof done === 'function' && typeof Reflect.get(Object(made), 'abort') === 'function') {
    Promise.resolve(Reflect.apply(done, made, [])).catch(() => {})
  }
}

/** A value as a text; streams, pages and responses are read. */
export async function shown(value: unknown): Promise<string> {
  if (value instanceof Response) return `Response ${value.status} ${await value.text()} ${[...value.headers.keys()]}`
  if (typeof value !== 'object' || value === null) return steady(inspect(value))
  if ('data' in value && 'response' in value && value.response instanceof Response) {
    return `with ${value.response.status} ${await shown(value.data)}`
  }
  const iterate: unknown = Reflect.get(value, Symbol.asyncIterator)
  if (typeof iterate === 'function') return `${named(value)} of ${await items(value as AsyncIterable<unknown>)}`
  return plain(value)
}

async function items(list: AsyncIterable<unknown>): Promise<string> {
  const found: string[] = []
  for await (const item of list) {
    found.push(plain(item))
    if (found.length >= MOST_ITEMS) break
  }
  return found.join('\n')
}

/** A value as a text, with what it holds. */
export function plain(value: unknown): string {
  return steady(inspect(value, { depth: 5, sorted: true, breakLength: 200 }))
}

function shownError(error: unknown): string {
  if (!(error instanceof Error)) return plain(error)
  const fields = Object.keys(error)
    .sort()
    .map((key) => `${key}=${plain(Reflect.get(error, key)).slice(0, 400)}`)
  return steady(`${named(error)} ${error.message} ${fields.join(' ')} cause=${named(error.cause)}`)
}

function named(value: unknown): string {
  return typeof value === 'object' && value !== null ? (value.constructor?.name ?? 'none') : typeof value
}

// Where an error was made, and the numbers of promises, say nothing of the client.
const RANDOM =
  /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|127\.0\.0\.1:\d+|\d{13}|'date' => '[^']*'|\n\s+at [^\n]*|async_id_symbol\)\]: \d+|(?:systemClockOffset|totalRetryDelay): -?\d+/g

// Whether a function is asynchronous is printed by how it was written, which nothing that stands for it can copy.
const FUNCTION =
  /\[(?:Async)?(?:Generator)?Function(: [^\n\]]+\]?| \(anonymous\))\](?: (?:Async)?(?:Generator)?Function)?/g

/** A text without what differs from run to run. */
export function steady(text: string): string {
  return text.replace(RANDOM, 'random').replace(FUNCTION, '[Function$1]')
}
