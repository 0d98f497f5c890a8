interface MoreOfError {
  readonly cause?: unknown
  readonly problems?: readonly string[]
}

/** Why a call failed, in words for the person who sees it. `status` is 0 when no answer came. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  /** Each thing that was wrong with what was sent, with its place; empty where the server names none. */
  readonly problems: readonly string[]

  constructor(status: number, code: string, message: string, more: Readonly<MoreOfError> = {}) {
    super(message, { cause: more.cause })
    this.name = 'ApiError'
    this.status = status
    this.code = code
    this.problems = more.problems ?? []
  }
}

/** Reads an answer of unknown shape; `undefined` when it is not what the screen was built for. */
export type Reader<T> = (body: unknown) => T | undefined

/** GETs JSON from this server and reads it; rejects with `ApiError` and with nothing else but an abort. */
export async function getJson<T>(
  path: string,
  params: URLSearchParams,
  read: Reader<T>,
  signal?: AbortSignal,
): Promise<T> {
  const query = params.toString()
  const response = await call(query === '' ? path : `${path}?${query}`, signal ? { signal } : {})
  return readAs(response, read)
}

/** POSTs or PUTs JSON and reads the answer. */
export async function sendJson<T>(method: 'POST' | 'PUT', path: string, body: unknown, read: Reader<T>): Promise<T> {
  return readAs(await send(method, path, body), read)
}

/** POSTs a question that changes nothing, so that it can be stopped, and reads the answer. */
export async function askJson<T>(path: string, body: unknown, read: Reader<T>, signal?: AbortSignal): Promise<T> {
  return readAs(await send('POST', path, body, signal), read)
}

/** DELETEs something; resolves when it is gone. */
export async function deleteAt(path: string): Promise<void> {
  await call(path, { method: 'DELETE' })
}

async function readAs<T>(response: Response, read: Reader<T>): Promise<T> {
  const value = read(await readBody(response))
  if (value === undefined) {
    throw new ApiError(
      response.status,
      'API_SHAPE',
      'The server answered in a shape this page does not know. Reload it.',
    )
  }
  return value
}

/** POSTs JSON to this server; resolves when it was taken. */
export async function postJson(path: string, body: unknown): Promise<void> {
  await send('POST', path, body)
}

function send(method: 'POST' | 'PUT', path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const headers = { 'content-type': 'application/json' }
  return call(path, { method, headers, body: JSON.stringify(body), ...(signal && { signal }) })
}

async function call(url: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, { ...init, credentials: 'same-origin', redirect: 'error' })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(0, 'SERVER_UNREACHABLE', 'The server did not answer.', { cause })
  }
  if (!response.ok) throw await readProblem(response)
  return response
}

async function readProblem(response: Response): Promise<ApiError> {
  const fallback = `The server answered ${response.status}.`
  const body = await readBody(response).catch(() => undefined) // a proxy's HTML page: the status says enough
  if (!isObject(body)) return new ApiError(response.status, `HTTP_${response.status}`, fallback)
  const { code, detail, title, problems } = body
  const message = typeof detail === 'string' ? detail : typeof title === 'string' ? title : fallback
  const known = typeof code === 'string' ? code : `HTTP_${response.status}`
  return new ApiError(response.status, known, message, { problems: readTexts(problems) })
}

function readTexts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return await response.json()
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(response.status, 'API_NOT_JSON', 'The server answered with something that is not JSON.', {
      cause,
    })
  }
}

/** Whether a value is an object whose keys may be looked at. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
