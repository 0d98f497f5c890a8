import { createGunzip, gunzipSync } from 'node:zlib'
import type { ReceiveLimits } from '../config.ts'
import type { ByteLease } from './byte-budget.ts'
import { Refusal } from './refusal.ts'

// Below this the detour over the thread pool costs more than inflating on the spot (at most 1.6 MB).
const ON_THE_SPOT_BYTES = 8 * 1024
const CHUNK_BYTES = 64 * 1024

/**
 * Gunzips a whole body, all members of it. Stops as soon as the output exceeds the size or the ratio that
 * is allowed, or what the lease can cover; `compressed` is covered already.
 */
export function inflate(compressed: Buffer, limits: ReceiveLimits, lease: ByteLease): Buffer | Promise<Buffer> {
  const byRatio = Math.max(limits.ratioFromBytes, compressed.length * limits.ratio)
  const most = Math.min(limits.decompressedBytes, byRatio)
  if (compressed.length <= ON_THE_SPOT_BYTES) return inflateNow(compressed, most, lease)
  return inflateInSteps(compressed, most, lease)
}

function inflateNow(compressed: Buffer, most: number, lease: ByteLease): Buffer {
  try {
    const bytes = gunzipSync(compressed, { maxOutputLength: most })
    if (!lease.cover(compressed.length + bytes.length)) throw overloaded()
    return bytes
  } catch (error) {
    throw asRefusal(error, most)
  }
}

function inflateInSteps(compressed: Buffer, most: number, lease: ByteLease): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const gunzip = createGunzip({ chunkSize: CHUNK_BYTES })
    const chunks: Buffer[] = []
    let total = 0
    const fail = (error: unknown): void => {
      gunzip.destroy()
      reject(asRefusal(error, most))
    }
    gunzip.on('data', (chunk: Buffer) => {
      total += chunk.length
      if (total > most) fail(tooLarge(most))
      else if (!lease.cover(compressed.length + total)) fail(overloaded())
      else chunks.push(chunk)
    })
    gunzip.on('end', () => resolve(Buffer.concat(chunks, total)))
    gunzip.on('error', fail)
    gunzip.end(compressed)
  })
}

function asRefusal(error: unknown, most: number): Refusal {
  if (error instanceof Refusal) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(most) : new Refusal('malformed', 'the body is not gzip', error)
}

function tooLarge(most: number): Refusal {
  return new Refusal('too_large', `the body may expand to ${most} bytes at most`)
}

function overloaded(): Refusal {
  return new Refusal('overloaded', 'too many bytes are under way, come back in a moment')
}
