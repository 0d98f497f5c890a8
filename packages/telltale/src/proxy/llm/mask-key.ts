/** Masks a secret in bytes that pass, over the borders of chunks, without changing how many there are. */
export interface KeyMask {
  /** What can be let go: all but a tail that may be the beginning of the secret. */
  add(chunk: Buffer): Buffer
  /** What was kept back. */
  end(): Buffer
}

/** A mask for one body. */
export function createKeyMask(secret: string): KeyMask {
  const key = Buffer.from(secret)
  let kept: Buffer = Buffer.alloc(0)
  return {
    add(chunk) {
      const bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
      const masked = maskAll(bytes, key)
      const tail = tailLength(masked, key)
      kept = masked.subarray(masked.length - tail)
      return masked.subarray(0, masked.length - tail)
    },
    end: () => kept,
  }
}

/** The text with each of the secrets taken out. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => (left.includes(secret) ? left.replaceAll(secret, '[key]') : left), text)
}

function maskAll(bytes: Buffer, key: Buffer): Buffer {
  let at = bytes.indexOf(key)
  if (at < 0) return bytes
  const copy = Buffer.from(bytes)
  for (; at >= 0; at = copy.indexOf(key, at + key.length)) copy.fill('*', at, at + key.length)
  return copy
}

/** How many bytes at the end may be the beginning of the key. */
function tailLength(bytes: Buffer, key: Buffer): number {
  for (let length = Math.min(key.length - 1, bytes.length); length > 0; length -= 1) {
    if (bytes.subarray(bytes.length - length).equals(key.subarray(0, length))) return length
  }
  return 0
}
