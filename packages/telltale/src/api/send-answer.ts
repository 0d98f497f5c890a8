import type { FastifyReply } from 'fastify'
import type { Answer, Headers } from './answer.ts'

/** Sends what a handler answered; a stream takes the connection over with the headers set so far. */
export function sendAnswer(reply: FastifyReply, answer: Answer): FastifyReply {
  if (answer.kind === 'stream') {
    reply.hijack()
    answer.open(reply.raw, headersOf(reply))
    return reply
  }
  reply.code(answer.status).header('cache-control', 'no-store')
  for (const [name, value] of answer.headers) reply.header(name, value)
  if (answer.status === 204) return reply.send()
  return reply.type(answer.contentType).send(toBody(answer.body))
}

function toBody(body: unknown): string | Buffer {
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength)
  return typeof body === 'string' ? body : JSON.stringify(body)
}

function headersOf(reply: FastifyReply): Headers {
  return Object.entries(reply.getHeaders()).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  )
}
