interface Hash {
  update(data: string, encoding: 'base64'): Hash
  update(data: Uint8Array): Hash
  digest(form: 'hex'): string
}

interface Host {
  readonly process?: { getBuiltinModule?(name: string): { createHash(name: string): Hash } | undefined }
}

/** Base64 or bytes longer than this are described without a hash: it is made while the call waits. */
const MOST_LENGTH = 12_000_000

/** What is told of bytes, or of base64: that they are left out, how many, and the hash that they are known again by. */
export function describeBytes(data: unknown): DescribedBytes {
  const sha256 = hashBytes(data)
  return { content: '', size: bytesOf(data), ...(sha256 !== undefined && { sha256 }) }
}

interface DescribedBytes {
  readonly content: ''
  readonly size: number
  readonly sha256?: string
}

/**
 * SHA-256 of what base64, or an array of bytes, holds, as 64 hexadecimal digits; undefined for more than 9 MB and where
 * the runtime has no `node:crypto`.
 */
function hashBytes(data: unknown): string | undefined {
  try {
    const crypto = (globalThis as Host).process?.getBuiltinModule?.('node:crypto')
    if (crypto === undefined) return undefined
    if (data instanceof Uint8Array) {
      return data.byteLength > MOST_LENGTH ? undefined : crypto.createHash('sha256').update(data).digest('hex')
    }
    if (typeof data !== 'string' || data === '' || data.length > MOST_LENGTH) return undefined
    return crypto.createHash('sha256').update(data, 'base64').digest('hex')
  } catch {
    return undefined // what cannot be hashed is described without
  }
}

/** How many bytes a base64 text, or a byte array, holds. */
function bytesOf(data: unknown): number {
  if (data instanceof Uint8Array) return data.byteLength
  if (typeof data !== 'string') return 0
  const padding = data.endsWith('==') ? 2 : data.endsWith('=') ? 1 : 0
  return Math.max(0, Math.floor((data.length * 3) / 4) - padding)
}
