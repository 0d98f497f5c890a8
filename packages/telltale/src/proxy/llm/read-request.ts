import type { ObservedCall } from './pass-call.ts'
import type { CallRequest } from './proxy-options.ts'

/** A request that was read. */
export interface Reading {
  readonly json: object
  readonly request: CallRequest
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true })

/** Reads a request; undefined, and counted, where it is not what the endpoint takes. */
export function readRequest(call: ObservedCall, bytes: Buffer): Reading | undefined {
  const { model, stream, provider } = call.route
  try {
    const packed = call.origin.headers['content-encoding'] ?? 'identity'
    const json: unknown = packed === 'identity' ? JSON.parse(UTF_8.decode(bytes)) : undefined
    if (typeof json !== 'object' || json === null || Array.isArray(json)) throw new TypeError('not an object')
    const named = model === undefined ? {} : { [provider === 'bedrock' ? 'modelId' : 'model']: model }
    const request = call.format.readRequest({ ...json, ...named })
    return { json, request: stream ? { ...request, stream } : request }
  } catch {
    // The provider will say so, or the call goes unobserved and is counted.
    call.proxy.counter.gap('request_unreadable', provider)
    return undefined
  }
}
