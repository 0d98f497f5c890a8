import { type IncomingHttpHeaders, type ServerResponse, STATUS_CODES } from 'node:http'
import type { ProblemJson } from '@telltale/model'

export type Headers = readonly (readonly [name: string, value: string])[]

/** What a handler answers: a value that is sent whole, or a stream that it writes itself. */
export type Answer =
  | {
      readonly kind: 'value'
      readonly status: number
      readonly contentType: string
      /** Sent as JSON, or as it is when it is a text or bytes. */
      readonly body: unknown
      readonly headers: Headers
    }
  | { readonly kind: 'stream'; readonly open: (response: ServerResponse, headers: Headers) => void }

export type ValueAnswer = Extract<Answer, { kind: 'value' }>

export type RequestHeaders = Readonly<IncomingHttpHeaders>

/** A 200 with a JSON value. */
export function json(body: unknown, headers: Headers = []): ValueAnswer {
  return { kind: 'value', status: 200, contentType: 'application/json; charset=utf-8', body, headers }
}

/** A 201 with the JSON value that was made. */
export function created(body: unknown): ValueAnswer {
  return { ...json(body), status: 201 }
}

/** A 200 with a text of the given type. */
export function text(body: string, contentType: string): ValueAnswer {
  return { kind: 'value', status: 200, contentType, body, headers: [] }
}

/** A 200 with a file that the browser keeps and does not open; `name` holds letters, digits, dots and dashes only. */
export function file(name: string, contentType: string, body: string | Uint8Array): ValueAnswer {
  const headers: Headers = [['content-disposition', `attachment; filename="${name}"`]]
  return { kind: 'value', status: 200, contentType, body, headers }
}

/** A 204: done, nothing to say. */
export function noContent(headers: Headers = []): ValueAnswer {
  return { kind: 'value', status: 204, contentType: '', body: '', headers }
}

/** An error answer (RFC 9457); `detail` is a sentence that says what is allowed or what to do. */
export function problem(
  status: number,
  detail: string,
  more: { readonly code?: string; readonly headers?: Headers; readonly problems?: readonly string[] } = {},
): ValueAnswer {
  const body: ProblemJson = {
    type: 'about:blank',
    title: STATUS_CODES[status] ?? 'Error',
    status,
    detail,
    ...(more.code === undefined ? {} : { code: more.code }),
    ...(more.problems === undefined ? {} : { problems: more.problems }),
  }
  const contentType = 'application/problem+json; charset=utf-8'
  return { kind: 'value', status, contentType, body, headers: more.headers ?? [] }
}
