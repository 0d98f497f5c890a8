import type { PostAnswer } from './post.ts'

/** What an answer means for what was sent. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly rejected: number }
  | { readonly kind: 'rejected'; readonly status: number }
  | { readonly kind: 'too_large' }
  | { readonly kind: 'retry'; readonly afterMs: number | undefined }

/** No server may silence an application for longer. */
export const LONGEST_WAIT_MS = 5 * 60_000

/** Judges an answer as the OTLP specification has it; a redirect is no answer, and is tried again at the same place. */
export function judgeAnswer(answer: PostAnswer, nowMs: number): Outcome {
  const { status } = answer
  if (status >= 200 && status < 300) return { kind: 'accepted', rejected: countRejected(answer.body) }
  if (status === 413) return { kind: 'too_large' }
  if (status >= 400 && status < 500 && status !== 429 && status !== 408) return { kind: 'rejected', status }
  return { kind: 'retry', afterMs: parseRetryAfter(answer.retryAfter, nowMs) }
}

/** How long a `Retry-After` header, in seconds or as a date, asks to wait; at most five minutes. */
export function parseRetryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined || header.length > 64) return undefined
  const text = header.trim()
  if (!/^[\dA-Z]/.test(text)) return undefined
  const ms = /^[\d.e+]{1,20}$/i.test(text) ? Number(text) * 1000 : Date.parse(text) - nowMs
  return Number.isNaN(ms) ? undefined : Math.min(LONGEST_WAIT_MS, Math.max(0, ms))
}

/** How long to wait before attempt number `attempt`, from 1: doubled each time, and not the same for everybody. */
export function backOffMs(
  attempt: number,
  retry: { readonly baseMs: number; readonly mostMs: number },
  random: number,
): number {
  const full = Math.min(retry.mostMs, retry.baseMs * 2 ** Math.min(attempt - 1, 20))
  return full * (0.5 + random / 2)
}

function countRejected(body: string): number {
  if (!body.includes('ejected')) return 0
  try {
    const { partialSuccess } = JSON.parse(body) as { partialSuccess?: Readonly<Record<string, unknown>> }
    const count = Number(partialSuccess?.rejectedSpans ?? partialSuccess?.rejectedLogRecords ?? 0)
    return Number.isSafeInteger(count) && count > 0 ? count : 0
  } catch {
    return 0 // not JSON: it was accepted, and said no more
  }
}
