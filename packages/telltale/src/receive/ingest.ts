import type { Readable } from 'node:stream'
import type { ReceiveLimits } from '../config.ts'
import type { Desk } from '../desk/desk.ts'
import { TelltaleError } from '../errors.ts'
import type { Journal, Signal } from '../journal/journal.ts'
import { ByteBudget, type ByteLease } from './byte-budget.ts'
import { inspectEntry } from './decode-entry.ts'
import { DecodeError } from './decode-error.ts'
import type { Rejection } from './decoded-entry.ts'
import { type Credentials, identify, LOCAL_SENDER, type Sender } from './identify.ts'
import { requireCompression, requireEncoding } from './media-type.ts'
import { readBody } from './read-body.ts'
import { Refusal, type RefusalReason } from './refusal.ts'

/** A request of any transport. `sender` stands instead of `credentials` where they were checked already. */
interface IngestRequest {
  readonly signal: Signal
  readonly contentType: string | undefined
  readonly contentEncoding: string | undefined
  readonly contentLength: number | undefined
  readonly sender: Credentials | Sender
  readonly body: Readable | Uint8Array
}

/** `accepted` records are durable; none of the others is kept. */
export type IngestOutcome =
  | { readonly kind: 'accepted'; readonly accepted: number; readonly rejected: readonly Rejection[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export interface IngestOptions {
  readonly journal: Pick<Journal, 'append'>
  readonly findKey: Desk['findKey']
  /** False only where nothing but this machine can connect. */
  readonly keysRequired: boolean
  readonly limits: ReceiveLimits
  /** Whether memory is so short that nothing more is taken in. */
  readonly isTight?: () => boolean
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Called for each refused request (count 1) and for the records left out of an accepted one. */
  readonly onRefused: (reason: RefusalReason | 'record_rejected', count: number) => void
  /** Told of what should not happen; the sender is told to come back later. */
  readonly onUnexpected?: (error: unknown) => void
}

/** The door: the same for OTLP/HTTP, OTLP/gRPC and plain events. */
export interface Ingest {
  readonly keysRequired: boolean
  readonly limits: ReceiveLimits
  /** What all transports share of memory for requests under way. */
  readonly budget: ByteBudget
  /** Who sends; rejects with a `Refusal`. */
  identify(credentials: Credentials): Promise<Sender>
  /** Takes one request in. Never rejects: whatever happens is an outcome to answer. */
  receive(request: IngestRequest): Promise<IngestOutcome>
  /** Counts a refusal that a transport decides on itself, and makes it an outcome. */
  refuse(error: unknown): IngestOutcome
}

/** Makes the door. A request is acknowledged only after the journal has it on stable storage. */
export function createIngest(options: IngestOptions): Ingest {
  const { limits, keysRequired } = options
  const budget = new ByteBudget(limits.bytesInFlight)

  const findSender = async (credentials: Credentials): Promise<Sender> =>
    keysRequired ? identify(credentials, options.findKey, options.now()) : LOCAL_SENDER

  const refuse = (error: unknown): IngestOutcome => {
    const refusal = asRefusal(error)
    if (refusal.reason === 'unexpected') options.onUnexpected?.(error)
    options.onRefused(refusal.reason, 1)
    return { kind: 'refused', refusal }
  }

  const receive = async (request: IngestRequest): Promise<IngestOutcome> => {
    const lease = budget.lease()
    try {
      const sender = 'tenant' in request.sender ? request.sender : await findSender(request.sender)
      return await takeIn(request, sender, options, lease)
    } catch (error) {
      return refuse(error)
    } finally {
      lease.release()
    }
  }

  return { keysRequired, limits, budget, identify: findSender, receive, refuse }
}

async function takeIn(
  request: IngestRequest,
  sender: Sender,
  { journal, limits, isTight, now, onRefused }: IngestOptions,
  lease: ByteLease,
): Promise<IngestOutcome> {
  const { signal } = request
  if (isTight?.()) throw new Refusal('memory', 'memory is short, come back in a moment')
  const encoding = requireEncoding(signal, request.contentType)
  const compression = requireCompression(request.contentEncoding)
  const body = await readBody({ body: request.body, compression, contentLength: request.contentLength }, limits, lease)
  const { accepted, rejected } = inspectEntry({ signal, encoding, body }, limits)
  if (accepted > 0) await journal.append({ ...sender, receivedMs: now(), signal, encoding, itemCount: accepted, body })
  if (rejected.length > 0) onRefused('record_rejected', rejected.length)
  return { kind: 'accepted', accepted, rejected }
}

function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  if (error instanceof DecodeError) return new Refusal(error.kind, error.message, error)
  const code = error instanceof TelltaleError ? error.code : undefined
  if (code === 'JOURNAL_FULL') return new Refusal('journal_full', 'the journal is full, come back later', error)
  if (code === 'JOURNAL_FAILED') return new Refusal('journal_failed', 'the journal cannot be written', error)
  return new Refusal('unexpected', 'this could not be taken in now, come back later', error)
}
