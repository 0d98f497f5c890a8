import type { Subject } from '@telltale/sdk'
import { passAnswer } from './answer-call.ts'
import { beginRecord, noteCutOff, noteFailure, noteStatus } from './begin-record.ts'
import { NO_BILL, type OpenBill } from './budget/budget-gate.ts'
import { openBill } from './call-bill.ts'
import { type CallRecord, NO_RECORD } from './call-record.ts'
import { callUpstream } from './call-upstream.ts'
import { responseSubject } from './check-answer.ts'
import { subjectOf, toolSubjects } from './decide.ts'
import type { ObservedCall } from './pass-call.ts'
import type { CallAnswer } from './proxy-options.ts'
import { readRequest } from './read-request.ts'

/**
 * Passes a call on at once and untouched. All else, from the reading of the request to its record and its checks, is
 * done when nobody waits for it.
 */
export async function monitorCall(call: ObservedCall, body: Buffer): Promise<void> {
  const notes = new LateNotes(call, body)
  const { limits, budget, counter, agent } = call.proxy
  try {
    const answer = await callUpstream(agent, { ...call.upstream, body })
    notes.answered(answer.status)
    await passAnswer({
      ...{ answer, limits, budget, arrived: call.arrived },
      ...{ response: call.response, format: call.format, endpoint: call.endpoint },
      onGap: (reason) => counter.gap(reason, call.route.provider),
      onAnswer: (read) => notes.read(read),
    })
  } catch (error) {
    if (!call.left()) notes.failed(error)
    throw error
  } finally {
    notes.end()
  }
}

/** Writes the record of a call piece by piece, in the order things happened and later than they did. */
class LateNotes {
  readonly #call: ObservedCall
  #record: CallRecord = NO_RECORD
  #bill: OpenBill = NO_BILL
  #status = 0

  constructor(call: ObservedCall, body: Buffer) {
    this.#call = call
    this.#later(() => this.#begin(body), body.length)
  }

  answered(status: number): void {
    this.#status = status
    this.#later(() => noteStatus(this.#record, status))
  }

  read(answer: CallAnswer): void {
    this.#later(() => {
      this.#record.set(answer.attributes)
      this.#bill.pay(answer)
      this.#check([...answer.texts.map(({ text }) => responseSubject(text)), ...toolSubjects(answer)])
    }, lengthOf(answer))
  }

  failed(error: unknown): void {
    this.#later(() => noteFailure(this.#record, error))
  }

  end(): void {
    const endMs = performance.timeOrigin + performance.now()
    const left = this.#call.left()
    this.#later(() => {
      if (this.#status > 0 && this.#status < 400) this.#bill.payAll()
      else this.#bill.pay(undefined)
      if (left) noteCutOff(this.#record)
      this.#record.end(endMs)
    })
  }

  #begin(body: Buffer): void {
    const reading = readRequest(this.#call, body)
    if (reading === undefined) return
    this.#record = beginRecord(this.#call, reading)
    const { request, json } = reading
    const opened = openBill(this.#call, { request, record: this.#record, body: json, bytes: body.length })
    if ('bill' in opened) this.#bill = opened.bill
    this.#check(request.fresh.map(subjectOf))
  }

  /** What the guard finds is recorded; a guard that fails is a gap. */
  #check(subjects: readonly Subject[]): void {
    const { guard } = this.#call.proxy.options
    for (const subject of subjects) {
      this.#later(() => this.#record.run(() => guard.check(subject)), subject.text.length, 'guard_failed')
    }
  }

  #later(work: () => void, bytes = 0, gap = 'recorder_failed'): void {
    const { late, counter } = this.#call.proxy
    const run = (): void => {
      try {
        work()
      } catch {
        // The call is over, or goes on: nobody asked for it to depend on this.
        counter.gap(gap, this.#call.route.provider)
      }
    }
    late.add(run, bytes)
  }
}

function lengthOf({ texts, toolCalls }: CallAnswer): number {
  const said = texts.reduce((sum, { text }) => sum + text.length, 0)
  return toolCalls.reduce((sum, call) => sum + call.arguments.length, said)
}
