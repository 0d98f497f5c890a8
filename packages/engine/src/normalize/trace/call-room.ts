import { logTime } from '../read/log-fields.ts'
import type { Trace, WaitingCall, WaitingLog } from './trace.ts'

/** Records and bytes that wait of one call: more are told as if their span did not come. */
const MAX_LOGS_PER_CALL = 2048
const MAX_BYTES_PER_CALL = 16 << 20
/** Bytes that wait in all; the oldest calls give way. */
const MAX_BYTES = 64 << 20
/** How long, in receive time, a call waits for its span and for the rest of its log records. */
const PATIENCE_MS = 10_000

type Place = Pick<WaitingCall, 'trace' | 'spanId' | 'dialect' | 'hash'>

/** Where the log records of model calls wait for their span. None is lost: those that leave early are told as they are. */
export class CallRoom {
  /** Oldest first. */
  readonly #calls = new Set<WaitingCall>()
  #bytes = 0

  /** Lets a record wait with the others of its call; gives back calls that had to make room. */
  add(place: Place, log: WaitingLog): readonly WaitingCall[] {
    const call = this.#find(place) ?? this.#open(place, log.raw.receivedMs)
    const bytes = 1024 + 2 * log.raw.body.length
    call.logs.push(log)
    call.bytes += bytes
    this.#bytes += bytes
    const pushed: WaitingCall[] = []
    if (call.logs.length > MAX_LOGS_PER_CALL || call.bytes > MAX_BYTES_PER_CALL) pushed.push(this.#leave(call))
    while (this.#bytes > MAX_BYTES) {
      const oldest = this.#calls.values().next().value
      if (oldest === undefined) break
      pushed.push(this.#leave(oldest))
    }
    return pushed
  }

  /** Calls that waited for this span and are whole now; a span that failed has no answer to wait for. */
  takeWhole(trace: Trace, spanId: string, failed: boolean): readonly WaitingCall[] {
    if (trace.waitingCalls.length === 0) return []
    const whole = trace.waitingCalls.filter((call) => call.spanId === spanId && (failed || isWhole(call)))
    return whole.map((call) => this.#leave(call))
  }

  /** Calls whose span is there already and whose last record came. */
  takeAnswered(trace: Trace): readonly WaitingCall[] {
    if (trace.waitingCalls.length === 0) return []
    const whole = trace.waitingCalls.filter((call) => {
      const span = trace.spans.get(call.spanId)
      return span?.parent !== undefined && (span.failed || isWhole(call))
    })
    return whole.map((call) => this.#leave(call))
  }

  /** Calls that waited too long. `nowMs` is receive time. */
  expire(nowMs: number): readonly WaitingCall[] {
    const out: WaitingCall[] = []
    for (const call of this.#calls) {
      if (nowMs - call.sinceMs < PATIENCE_MS) break
      out.push(this.#leave(call))
    }
    return out
  }

  /** The trace is forgotten: what waits in it is told. */
  forget(trace: Trace): readonly WaitingCall[] {
    return trace.waitingCalls.slice().map((call) => this.#leave(call))
  }

  /** Lowest journal sequence number of a record that waits; undefined when none does. */
  oldestSeq(): number | undefined {
    return this.#calls.values().next().value?.logs[0]?.raw.seq
  }

  #find(place: Place): WaitingCall | undefined {
    return place.trace.waitingCalls.find((call) => call.spanId === place.spanId && call.dialect === place.dialect)
  }

  #open(place: Place, sinceMs: number): WaitingCall {
    const call: WaitingCall = { ...place, sinceMs, logs: [], bytes: 0 }
    place.trace.waitingCalls.push(call)
    this.#calls.add(call)
    return call
  }

  #leave(call: WaitingCall): WaitingCall {
    const { waitingCalls } = call.trace
    const at = waitingCalls.indexOf(call)
    if (at !== -1) waitingCalls.splice(at, 1)
    this.#calls.delete(call)
    this.#bytes -= call.bytes
    // Requests may arrive in another order than they were made; records of one time stay as they came.
    call.logs.sort((a, b) => Number(logTime(a.log) - logTime(b.log)))
    return call
  }
}

function isWhole(call: WaitingCall): boolean {
  return call.logs.some(({ log }) => call.dialect.callLogs?.isLast(log) === true)
}
