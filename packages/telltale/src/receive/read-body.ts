import type { Readable } from 'node:stream'
import type { ReceiveLimits } from '../config.ts'
import type { ByteLease } from './byte-budget.ts'
import { inflate } from './inflate.ts'
import { Refusal } from './refusal.ts'

interface BodySource {
  /** A stream that nothing has read from yet, or the bytes themselves. */
  readonly body: Readable | Uint8Array
  readonly compression: 'gzip' | 'identity'
  /** As the sender announced it; `undefined` when it did not. */
  readonly contentLength: number | undefined
}

/**
 * The whole body, decompressed. Refuses too much before reading it where the length is announced, and
 * while reading it otherwise; then the stream is left paused and it is the caller's part to end it.
 */
export async function readBody(source: BodySource, limits: ReceiveLimits, lease: ByteLease): Promise<Uint8Array> {
  const most = source.compression === 'gzip' ? limits.compressedBytes : limits.decompressedBytes
  const announced = source.body instanceof Uint8Array ? source.body.length : source.contentLength
  if (announced !== undefined) admit(announced, most, lease)
  const bytes = source.body instanceof Uint8Array ? source.body : await collect(source.body, most, lease)
  if (source.compression === 'identity') return bytes
  return inflate(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), limits, lease)
}

function admit(total: number, most: number, lease: ByteLease): void {
  if (total > most) throw new Refusal('too_large', `the body may be ${most} bytes at most`)
  if (!lease.cover(total)) throw new Refusal('overloaded', 'too many bytes are under way, come back in a moment')
}

function collect(stream: Readable, most: number, lease: ByteLease): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let total = 0
    const onData = (chunk: Buffer): void => {
      total += chunk.length
      try {
        admit(total, most, lease)
        chunks.push(chunk)
      } catch (error) {
        stop()
        stream.pause()
        reject(error)
      }
    }
    const onEnd = (): void => {
      stop()
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks, total))
    }
    const onBroken = (): void => {
      stop()
      reject(new Refusal('disconnected', 'the connection ended before the body did'))
    }
    const stop = (): void => {
      stream.off('data', onData).off('end', onEnd).off('error', onBroken).off('close', onBroken)
    }
    stream.on('data', onData).on('end', onEnd).on('error', onBroken).on('close', onBroken)
  })
}
