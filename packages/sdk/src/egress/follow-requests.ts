import type { RecordedSpan, Recorder } from '../record/recorder.ts'
import { describeRequest, type OutgoingRequest } from './describe-request.ts'

/** Destinations remembered by one process; when more come, none of the later ones is called new. */
const MAX_DESTINATIONS = 4096

/** What is told of a request when its answer begins or ends. */
interface Answered {
  readonly status?: number | undefined
  readonly bytesOut?: number | undefined
  readonly bytesIn?: number | undefined
}

/** The spans of requests that are under way, one per request object. */
export interface RequestBook {
  begin(request: object, outgoing: OutgoingRequest): void
  note(request: object, answered: Answered): void
  end(request: object, error?: unknown): void
}

/** Writes one client span per request; requests to `own` origins (where the logs themselves go) are left out. */
export function createRequestBook(recorder: Recorder, own: ReadonlySet<string>): RequestBook {
  const open = new WeakMap<object, RecordedSpan>()
  const seen = new Set<string>()
  return {
    begin(request, outgoing) {
      const attributes = describeRequest(outgoing)
      if (attributes === undefined || own.has(new URL(outgoing.url).origin)) return
      const host = `${String(attributes['server.address'])}:${String(attributes['server.port'])}`
      const span = recorder.startSpan(outgoing.method, { kind: 'client', attributes })
      span.set({ 'telltale.egress.first_seen': isNew(seen, host) })
      open.set(request, span)
    },
    note(request, { status, bytesIn, bytesOut }) {
      const span = open.get(request)
      if (span === undefined) return
      if (bytesOut !== undefined) span.set({ 'http.request.body.size': bytesOut })
      if (bytesIn !== undefined) span.set({ 'http.response.body.size': bytesIn })
      if (status === undefined) return
      span.set({ 'http.response.status_code': status })
      if (status >= 400) span.set({ 'error.type': String(status) })
    },
    end(request, error) {
      const span = open.get(request)
      if (span === undefined) return
      open.delete(request)
      if (error !== undefined) span.fail(error)
      span.end()
    },
  }
}

function isNew(seen: Set<string>, host: string): boolean {
  if (seen.has(host) || seen.size >= MAX_DESTINATIONS) return false
  seen.add(host)
  return true
}
