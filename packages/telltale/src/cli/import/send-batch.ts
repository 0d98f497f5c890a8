import { isList, member, numberOf, textOf } from './json-members.ts'

/** What is sent at once: texts of JSON with the lines they came from. */
export interface Batch {
  readonly path: string
  /** The list that OTLP keeps its records in; undefined for plain events. */
  readonly list: string | undefined
  readonly items: readonly { readonly text: string; readonly line: number }[]
}

/** What a server said of a batch. */
export interface Receipt {
  readonly accepted: number
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
}

/** How batches reach a server. */
export interface Sender {
  readonly endpoint: string
  readonly key: string | undefined
  readonly fetch: typeof fetch
  readonly sleep: (ms: number) => Promise<void>
  /** Told before each wait. */
  readonly waiting: (reason: string, ms: number) => void
}

const ATTEMPTS = 10
const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
const REQUEST_MS = 60_000

/** The server cannot be used: every further batch would fare alike. */
export class SendError extends Error {}

/** Sends a batch until the server has it; throws `SendError` when it will not come to that. */
export async function sendBatch(sender: Sender, batch: Batch): Promise<Receipt> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await tryOnce(sender, batch)
    if (answer.kind === 'done') return answer.receipt
    if (answer.kind === 'too_large') return sendHalves(sender, batch)
    if (attempt >= ATTEMPTS) throw new SendError(`${answer.reason}; gave up after ${ATTEMPTS} attempts`)
    const wait = answer.waitMs ?? Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempt - 1))
    sender.waiting(answer.reason, wait)
    await sender.sleep(wait)
  }
}

type Answer =
  | { readonly kind: 'done'; readonly receipt: Receipt }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'later'; readonly reason: string; readonly waitMs: number | undefined }

const TRY_LATER = new Set([408, 429, 500, 502, 503, 504])

async function tryOnce(sender: Sender, batch: Batch): Promise<Answer> {
  let response: Response
  let text: string
  try {
    response = await sender.fetch(`${sender.endpoint}${batch.path}`, {
      method: 'POST',
      headers: {
        'content-type': batch.list === undefined ? 'application/x-ndjson' : 'application/json',
        ...(sender.key !== undefined && { authorization: `Bearer ${sender.key}` }),
      },
      body: bodyOf(batch),
      signal: AbortSignal.timeout(REQUEST_MS),
    })
    text = await response.text()
  } catch (error) {
    return { kind: 'later', reason: `${sender.endpoint} cannot be reached (${describe(error)})`, waitMs: undefined }
  }
  if (response.ok || response.status === 400) return { kind: 'done', receipt: readReceipt(batch, response.ok, text) }
  if (response.status === 413) return { kind: 'too_large' }
  const reason = `${sender.endpoint} answered ${response.status} ${messageOf(text)}`.trimEnd()
  if (!TRY_LATER.has(response.status)) throw new SendError(reason)
  return { kind: 'later', reason, waitMs: retryAfterMs(response.headers.get('retry-after')) }
}

function bodyOf({ list, items }: Batch): string {
  const texts = items.map(({ text }) => text)
  return list === undefined ? `${texts.join('\n')}\n` : `{"${list}":[${texts.join(',')}]}`
}

function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : 'an unknown error'
}

/** Seconds, or a date; no server is waited for longer than five minutes at a time. */
function retryAfterMs(header: string | null): number | undefined {
  if (header === null) return undefined
  const seconds = /^\d{1,6}$/.test(header) ? Number(header) : (Date.parse(header) - Date.now()) / 1_000
  return Number.isFinite(seconds) ? Math.min(300_000, Math.max(0, seconds * 1_000)) : undefined
}

function readJson(text: string): ReturnType<typeof JSON.parse> {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // an answer of something between us and the server
  }
}

function messageOf(text: string): string {
  const answer = readJson(text)
  return (textOf(answer, 'message', 'detail') ?? '').slice(0, 300)
}

function readReceipt(batch: Batch, ok: boolean, text: string): Receipt {
  const answer = readJson(text)
  const { items } = batch
  if (batch.list !== undefined) return readOtlpReceipt(batch, ok, text)
  const rejected = member(answer, 'rejected')
  if (!isList(rejected)) {
    if (ok) throw new SendError('the server answered in words that are not Telltale’s: is the endpoint right?')
    return refuseAll(batch, messageOf(text))
  }
  const refused = rejected.map((item) => ({
    line: items[(numberOf(item, 'line') ?? 1) - 1]?.line ?? 0,
    reason: textOf(item, 'reason') ?? 'refused',
  }))
  return { accepted: numberOf(answer, 'accepted') ?? items.length - refused.length, refused }
}

function readOtlpReceipt(batch: Batch, ok: boolean, text: string): Receipt {
  if (!ok) return refuseAll(batch, messageOf(text))
  const partial = textOf(member(readJson(text), 'partialSuccess'), 'errorMessage')
  const line = batch.items[0]?.line ?? 0
  return { accepted: batch.items.length, refused: partial === undefined ? [] : [{ line, reason: partial }] }
}

function refuseAll({ items }: Batch, message: string): Receipt {
  const reason = message === '' ? 'the server refused it' : message
  return { accepted: 0, refused: items.map(({ line }) => ({ line, reason })) }
}

/** What is too large together may do in parts; a single record that is too large is a bad one. */
async function sendHalves(sender: Sender, batch: Batch): Promise<Receipt> {
  const { items } = batch
  if (items.length <= 1) return refuseAll(batch, 'larger than the server takes')
  const half = Math.ceil(items.length / 2)
  const first = await sendBatch(sender, { ...batch, items: items.slice(0, half) })
  const second = await sendBatch(sender, { ...batch, items: items.slice(half) })
  return { accepted: first.accepted + second.accepted, refused: [...first.refused, ...second.refused] }
}
