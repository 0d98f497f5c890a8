import type { RecordedSpan } from '@telltale/sdk'

/** What a span of an answer with an error failed of. */
class McpError extends Error {
  override readonly name = 'McpError'
}

/** Ends a span as one that was answered with an error. */
export function failWith(span: RecordedSpan, code: number, message: string): void {
  span.fail(new McpError(message))
  span.set({ 'error.type': String(code), 'rpc.response.status_code': String(code) })
  span.end()
}
