import type { ClientRequest, IncomingMessage } from 'node:http'
import { isWorkerd } from '../export/is-workerd.ts'
import { bearer } from './bearer.ts'
import { type Get, getWith } from './get-with.ts'
import type { Answer } from './read-answer.ts'

/**
 * A GET that waits long and keeps no process alive: by the runtime's `node:http` with its socket let go, or by `fetch`
 * where there is no such thing. Redirects are not followed.
 */
export async function openUnheldGet(): Promise<Get> {
  if (isWorkerd()) return getWith((input, init) => fetch(input, init))
  try {
    const [http, https] = await Promise.all([import('node:http'), import('node:https')])
    return (url, { key, mostBytes, signal }) =>
      new Promise((resolve, reject) => {
        const open = url.startsWith('https:') ? https.get : http.get
        const headers = { ...bearer(key), accept: 'application/json' }
        const request = open(url, { headers, signal, agent: false })
        release(request)
        request.on('error', reject)
        request.on('response', (response) => read(response, mostBytes).then(resolve, reject))
      })
  } catch {
    return getWith((input, init) => fetch(input, init))
  }
}

function release(request: ClientRequest): void {
  request.on('socket', (socket) => socket.unref())
}

async function read(response: IncomingMessage, mostBytes: number): Promise<Answer> {
  const status = response.statusCode ?? 0
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue
    bytes += chunk.byteLength
    if (bytes > mostBytes) {
      response.destroy()
      return { status, text: undefined }
    }
    text += decoder.decode(chunk, { stream: true })
  }
  return { status, text: text + decoder.decode() }
}
