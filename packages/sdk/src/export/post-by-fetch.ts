import { MOST_ANSWER, type Post, type PostAnswer, type PostRequest } from './post.ts'

/** Sends by `fetch`, as every runtime has it. */
export function createFetchPost(fetch: typeof globalThis.fetch = globalThis.fetch): Post {
  return async (request) => {
    const ender = new AbortController()
    const end = (): void => ender.abort()
    const timer = setTimeout(end, request.timeoutMs)
    ;(timer as { unref?(): void }).unref?.()
    request.signal.addEventListener('abort', end, { once: true })
    try {
      return await postOnce(fetch, request, ender)
    } finally {
      clearTimeout(timer)
      request.signal.removeEventListener('abort', end)
      ender.abort()
    }
  }
}

async function postOnce(
  fetch: typeof globalThis.fetch,
  request: PostRequest,
  ender: AbortController,
): Promise<PostAnswer> {
  const response = await fetch(request.url, {
    method: 'POST',
    headers: request.headers,
    body: request.body as Uint8Array<ArrayBuffer>,
    redirect: 'manual',
    signal: ender.signal,
  })
  return {
    status: response.status,
    retryAfter: response.headers.get('retry-after') ?? undefined,
    body: await readStart(response),
  }
}

// The status has said what matters; a body that breaks off, or is badly compressed, changes nothing.
async function readStart(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  try {
    const reader = response.body?.getReader()
    while (reader !== undefined && bytes < MOST_ANSWER) {
      const { done, value } = await reader.read()
      if (done) break
      bytes += value.length
      text += decoder.decode(value.subarray(0, MOST_ANSWER), { stream: true })
    }
    if (bytes >= MOST_ANSWER) void reader?.cancel().catch(() => {})
  } catch {
    return ''
  }
  return text
}
