import type { Context } from './context-words.ts'
import type { FoundPii } from './found-pii.ts'
import { keccak256 } from './keccak-256.ts'
import { sha256 } from './sha-256.ts'

const BASE58 = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
const RIPPLE58 = 'rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz'
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'

/** The 25 bytes of an address in base 58, or undefined when it does not have that many. */
function decode58(value: string, alphabet: string): Uint8Array | undefined {
  const bytes = new Uint8Array(25)
  for (let at = 0; at < value.length; at += 1) {
    let carry = alphabet.indexOf(value.charAt(at))
    if (carry < 0) return undefined
    for (let byte = 24; byte >= 0; byte -= 1) {
      carry += (bytes[byte] ?? 0) * 58
      bytes[byte] = carry & 0xff
      carry >>= 8
    }
    if (carry > 0) return undefined
  }
  return bytes
}

/** Base58Check: the last four bytes are the first of the double SHA-256 of the others. */
function isBase58Check(value: string, alphabet = BASE58): boolean {
  const bytes = decode58(value, alphabet)
  if (bytes === undefined) return false
  const sum = sha256(sha256(bytes.subarray(0, 21)))
  return [0, 1, 2, 3].every((at) => sum[at] === bytes[21 + at])
}

/** BIP 173 and BIP 350: the checksum of prefix and data is 1 (bech32) or 0x2bc830a3 (bech32m). */
function isBech32(value: string): boolean {
  const small = value.toLowerCase()
  if (small !== value && value.toUpperCase() !== value) return false
  const cut = small.lastIndexOf('1')
  const steps = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let check = 1
  const feed = (five: number): void => {
    const top = check >>> 25
    check = ((check & 0x1ffffff) << 5) ^ five
    for (const [bit, step] of steps.entries()) if ((top >> bit) & 1) check ^= step
  }
  for (let at = 0; at < cut; at += 1) feed(small.charCodeAt(at) >> 5)
  feed(0)
  for (let at = 0; at < cut; at += 1) feed(small.charCodeAt(at) & 31)
  for (let at = cut + 1; at < small.length; at += 1) {
    const five = BECH32.indexOf(small.charAt(at))
    if (five < 0) return false
    feed(five)
  }
  return check === 1 || check === 0x2bc830a3
}

/** EIP-55: a letter is a capital where the digit of the hash at its place is 8 or more; one case says nothing. */
function isEip55(value: string): boolean {
  const body = value.slice(2)
  const small = body.toLowerCase()
  if (body === small || body === body.toUpperCase()) return true
  const hash = keccak256(small)
  return [...body].every(
    (letter, at) => !/[a-f]/i.test(letter) || letter < 'a' === Number.parseInt(hash.charAt(at), 16) >= 8,
  )
}

interface Coin {
  readonly type: string
  readonly pattern: RegExp
  readonly check: (value: string) => boolean
  /** Score without a word beside it; 0 when the form alone is not enough. */
  readonly bare: number
}

/** Formats by what they begin with; the longest are first. */
const COINS: readonly Coin[] = [
  { type: 'ethereum-address', pattern: /^0x[0-9a-fA-F]{40}$/, check: isEip55, bare: 0.7 },
  { type: 'bitcoin-address', pattern: /^(?:bc1|tb1|BC1)[a-zA-Z0-9]{11,71}$/, check: isBech32, bare: 0.97 },
  {
    type: 'bitcoin-address',
    pattern: /^[13][1-9A-HJ-NP-Za-km-z]{25,34}$/,
    check: (value) => isBase58Check(value),
    bare: 0.97,
  },
  { type: 'litecoin-address', pattern: /^(?:ltc1[a-z0-9]{20,70})$/, check: isBech32, bare: 0.95 },
  {
    type: 'litecoin-address',
    pattern: /^[LM3][1-9A-HJ-NP-Za-km-z]{26,33}$/,
    check: (value) => isBase58Check(value),
    bare: 0.95,
  },
  {
    type: 'dogecoin-address',
    pattern: /^[DA9][1-9A-HJ-NP-Za-km-z]{33}$/,
    check: (value) => isBase58Check(value),
    bare: 0.95,
  },
  { type: 'dash-address', pattern: /^X[1-9A-HJ-NP-Za-km-z]{33}$/, check: (value) => isBase58Check(value), bare: 0.95 },
  { type: 'tron-address', pattern: /^T[1-9A-HJ-NP-Za-km-z]{33}$/, check: (value) => isBase58Check(value), bare: 0.95 },
  {
    type: 'ripple-address',
    pattern: /^r[1-9A-HJ-NP-Za-km-z]{24,34}$/,
    check: (value) => isBase58Check(value, RIPPLE58),
    bare: 0.95,
  },
  { type: 'cardano-address', pattern: /^(?:addr1|stake1)[a-z0-9]{45,110}$/, check: isBech32, bare: 0.95 },
  { type: 'cosmos-address', pattern: /^(?:cosmos|osmo|terra|kava)1[a-z0-9]{38}$/, check: isBech32, bare: 0.95 },
  { type: 'monero-address', pattern: /^[48][0-9AB][1-9A-HJ-NP-Za-km-z]{93}$/, check: () => true, bare: 0.8 },
  {
    type: 'solana-address',
    pattern: /^[1-9A-HJ-NP-Za-km-z]{43,44}$/,
    check: (value) => /[A-Z]/.test(value) && /[a-z]/.test(value),
    bare: 0,
  },
]

/** The address of a crypto wallet that the word from `start` to `end` is. */
export function findWallet(
  text: string,
  span: { readonly start: number; readonly end: number },
  context: () => Context,
): FoundPii | undefined {
  const { start, end } = span
  const value = text.slice(start, end)
  for (const { type, pattern, check, bare } of COINS) {
    if (!pattern.test(value) || !check(value)) continue
    const telling = context().before('wallet', start, 60) >= 0
    const score = telling ? Math.max(bare, 0.9) : bare
    return score === 0 ? undefined : { type, ...span, score }
  }
  return undefined
}
