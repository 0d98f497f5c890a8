import {
  type Metadata,
  ServerInterceptingCall,
  type ServerInterceptingCallInterface,
  type ServerInterceptor,
  status,
} from '@grpc/grpc-js'
import { CallSlots } from './call-slots.ts'
import { toGrpcError } from './grpc-answer.ts'
import type { Sender } from './identify.ts'
import type { Ingest } from './ingest.ts'
import { Refusal } from './refusal.ts'

const MOST_WAITING = 1_024

/** Admits calls before their message is read. */
export interface GrpcAdmission {
  readonly interceptor: ServerInterceptor
  /** Who sends an admitted call, by the metadata it came with. */
  senderOf(metadata: Metadata): Sender | undefined
}

/**
 * Checks the key and waits for a slot before a byte of the message is read, and ends a call whose message
 * does not arrive within `requestMs`. There are as many slots as largest messages fit the bytes in flight.
 */
export function createGrpcAdmission(ingest: Ingest): GrpcAdmission {
  const { bytesInFlight, decompressedBytes } = ingest.limits
  const slots = new CallSlots(Math.max(1, Math.floor(bytesInFlight / decompressedBytes)), MOST_WAITING)
  const senders = new WeakMap<Metadata, Sender>()

  const interceptor: ServerInterceptor = (_, call) => {
    const turn = new Turn(slots, ingest.limits.requestMs, () => endLate(call))
    return new ServerInterceptingCall(call, {
      start: (next) =>
        next({
          onReceiveMetadata: (metadata, proceed) => {
            admit(ingest, metadata, turn).then(
              (sender) => {
                senders.set(metadata, sender)
                proceed(metadata)
              },
              (error) => {
                turn.end()
                refuse(ingest, call, error)
              },
            )
          },
          onReceiveMessage: (message, proceed) => {
            turn.end()
            proceed(message)
          },
          onCancel: () => turn.end(),
        }),
    })
  }
  return { interceptor, senderOf: (metadata) => senders.get(metadata) }
}

async function admit(ingest: Ingest, metadata: Metadata, turn: Turn): Promise<Sender> {
  const sender = await ingest.identify({
    authorization: textOf(metadata, 'authorization'),
    telltaleKey: textOf(metadata, 'x-telltale-key'),
  })
  if (!(await turn.begin())) throw new Refusal('overloaded', 'too many calls are under way, come back in a moment')
  return sender
}

function textOf(metadata: Metadata, name: string): string | undefined {
  return metadata.get(name)[0]?.toString()
}

function refuse(ingest: Ingest, call: ServerInterceptingCallInterface, error: unknown): void {
  const outcome = ingest.refuse(error)
  if (outcome.kind === 'refused') call.sendStatus(toGrpcError(outcome.refusal))
}

function endLate(call: ServerInterceptingCallInterface): void {
  call.sendStatus({ code: status.DEADLINE_EXCEEDED, details: 'the message did not arrive in time' })
}

/** One call's time with a slot: begins at most once, and `end` may come at any moment and more than once. */
class Turn {
  readonly #slots: CallSlots
  readonly #over = new AbortController()
  readonly #timer: NodeJS.Timeout
  #holds = false

  constructor(slots: CallSlots, limitMs: number, onLate: () => void) {
    this.#slots = slots
    this.#timer = setTimeout(() => {
      this.end()
      onLate()
    }, limitMs)
    this.#timer.unref()
  }

  async begin(): Promise<boolean> {
    const got = await this.#slots.acquire(this.#over.signal)
    if (got && this.#over.signal.aborted) {
      this.#slots.release()
      return false
    }
    this.#holds = got
    return got
  }

  end(): void {
    clearTimeout(this.#timer)
    this.#over.abort()
    if (this.#holds) this.#slots.release()
    this.#holds = false
  }
}
