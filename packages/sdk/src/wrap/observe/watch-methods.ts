import { isRecord, memberOf } from '../../wire/read-json.ts'
import type { WireFormat } from '../../wire/wire-format.ts'
import { bindMembers } from './bind-members.ts'
import type { Watch } from './observe-call.ts'
import { observeSend, type Send } from './observe-send.ts'
import type { Server } from './server-of.ts'

/** A method that takes a request as its first argument and gives a promise of the answer, or of a stream of it. */
export interface WatchedMethod {
  readonly format: WireFormat
  /** True where the method always streams; left out where the request says so. */
  readonly stream?: boolean
  /** Makes and records the call where the client gives promises of a class of its own. */
  readonly observe?: (watch: Watch, send: Send) => unknown
}

/** An object that behaves as the original, whose named methods are recorded. */
export function watchMethods<T extends object>(
  object: T,
  methods: ReadonlyMap<string, WatchedMethod>,
  watch: Watch,
  server: Server = {},
): T {
  const replaced = new Map<string | symbol, unknown>()
  for (const [name, { format, stream, observe = observeSend }] of methods) {
    const method: unknown = Reflect.get(object, name)
    if (typeof method !== 'function') continue
    replaced.set(name, (request: unknown, ...rest: readonly unknown[]) => {
      const body = stream === undefined || !isRecord(request) ? request : { ...request, stream }
      const send = (sent: unknown): unknown =>
        Reflect.apply(method, object, [sent === body ? request : withoutStream(sent, request), ...rest])
      return observe(watch, { call: { format, body, ...server }, send })
    })
  }
  return bindMembers(object, replaced)
}

/** What was added for the reader is not sent. */
function withoutStream(sent: unknown, request: unknown): unknown {
  if (!isRecord(sent) || memberOf(request, 'stream') !== undefined) return sent
  const { stream: _stream, ...rest } = sent
  return rest
}
