import { crc32, toBase62 } from './bytes.ts'

/**
 * GitHub and npm tokens end in the CRC-32 of what stands between prefix and checksum, six base 62 digits
 * (GitHub engineering blog, 2021-04-05).
 */
export function hasCrcTail(value: string): boolean {
  const from = value.lastIndexOf('_') + 1
  const tail = value.slice(-6)
  return toBase62(crc32(value.slice(from, -6)), 6) === tail
}

/** Fine-grained GitHub tokens: the checksum is over everything after `github_pat_`. */
export function hasPatCrcTail(value: string): boolean {
  return toBase62(crc32(value.slice(11, -6)), 6) === value.slice(-6)
}

/** AWS key ids are base 32 after the prefix; the first digit of new ones is Q or later when the account is encoded. */
export function isAwsKeyId(value: string): boolean {
  return /^[A-Z0-9]{4}[A-Z2-7]{16}$/.test(value)
}
