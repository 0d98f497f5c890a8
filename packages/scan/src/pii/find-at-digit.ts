import type { Context } from './context-words.ts'
import { type FoundPii, isAlphanumeric, isDigit, isLetter } from './found-pii.ts'
import { findIban } from './iban.ts'
import { findLetteredId } from './lettered-ids.ts'
import { findNetworkAddress } from './network-address.ts'
import { isBetween, readNumbers } from './number-shape.ts'
import { findInNumber } from './score-number.ts'
import { findStreetAddress } from './street-address.ts'
import { findWallet } from './wallet.ts'

/** What a look at a digit gave. */
export interface Look {
  readonly found: FoundPii | undefined
  /** Where to go on. */
  readonly next: number
  /** How dear it was, when it found nothing. */
  readonly cost: number
}

const LONGEST_WORD = 128
/** Words of this length may be wallets, whose checksum takes two hashes. */
const WALLET = 25
/** Fewer digits than this are nobody's number. */
const LEAST_DIGITS = 6

/** A word of letters and digits: account numbers, lettered national numbers, wallets, network addresses. */
function findInWord(
  text: string,
  span: { readonly start: number; readonly end: number },
  context: () => Context,
): FoundPii | undefined {
  const { start, end } = span
  if (text.charCodeAt(start - 1) === 95) return undefined
  if (isLetter(text.charCodeAt(start)) && isLetter(text.charCodeAt(start + 1)) && isDigit(text.charCodeAt(start + 2))) {
    const iban = findIban(text, start)
    if (iban) return iban
  }
  if (end - start >= WALLET) return findWallet(text, span, context)
  const next = text.charCodeAt(end)
  const network = next === 58 || next === 45 ? findNetworkAddress(text, start, context) : undefined
  return network ?? (end - start >= 2 ? findLetteredId(text, start, context) : undefined)
}

/** An account number in groups of four: when its check digits are wrong, its groups are still no telephone number. */
const IBAN_SHAPE = /[A-Z]{2}\d{2}(?: [A-Z0-9]{4}){2,7}(?: [A-Z0-9]{1,4})?/y

function afterWord(text: string, start: number, end: number): number {
  if (end - start !== 4 || text.charCodeAt(end) !== 32) return end
  IBAN_SHAPE.lastIndex = start
  return IBAN_SHAPE.test(text) ? IBAN_SHAPE.lastIndex : end
}

function findInDigits(text: string, at: number, context: () => Context): FoundPii | undefined {
  let best: FoundPii | undefined
  for (const shape of readNumbers(text, at)) {
    const one = findInNumber(shape, context())
    if (one && one.score > (best?.score ?? 0)) best = one
    if (best && best.score >= 0.7) break
  }
  return best
}

/** Whether more digits follow, behind up to three signs that join groups of digits. */
function isJoined(text: string, end: number): boolean {
  for (let at = end; at < end + 3 && isBetween(text.charCodeAt(at)); at += 1) {
    if (isDigit(text.charCodeAt(at + 1))) return true
  }
  return false
}

/** The letters of a national insurance number in groups stand in front of its first digits: `AB 12 34 56 C`. */
function findInGroups(text: string, at: number, context: () => Context): FoundPii | undefined {
  if (text.charCodeAt(at - 1) !== 32 || !isLetter(text.charCodeAt(at - 2)) || !isLetter(text.charCodeAt(at - 3)))
    return undefined
  return isAlphanumeric(text.charCodeAt(at - 4)) ? undefined : findLetteredId(text, at - 3, context)
}

function findInPlainDigits(
  text: string,
  span: { readonly start: number; readonly end: number },
  context: () => Context,
): FoundPii | undefined {
  const { start, end } = span
  const length = end - start
  const next = text.charCodeAt(end)
  if (
    (next === 58 || next === 46 || next === 45) &&
    (isAlphanumeric(text.charCodeAt(end + 1)) || text.charCodeAt(end + 1) === 58)
  ) {
    const network = findNetworkAddress(text, start, context)
    if (network) return network
  }
  const joined = isJoined(text, end)
  if (joined || length >= LEAST_DIGITS) {
    const signed = next === 45 || next === 43 || next === 46 || (next === 32 && length === 8)
    const one =
      (signed ? findLetteredId(text, start, context) : undefined) ??
      (joined && length === 2 ? findInGroups(text, start, context) : undefined)
    return (
      one ??
      findInDigits(text, start, context) ??
      (length < LEAST_DIGITS ? findStreetAddress(text, start, context) : undefined)
    )
  }
  return findStreetAddress(text, start, context)
}

/** Wallets cost two hashes; each group of digits is one more way to read a number. */
function costOf(text: string, { start, end }: { readonly start: number; readonly end: number }): number {
  if (end - start >= WALLET) return 8
  return isJoined(text, end) ? 4 : 1
}

/** What stands around the digit at `at`; without a context it is only looked past. */
export function findAtDigit(text: string, at: number, context: (() => Context) | undefined): Look {
  let start = at
  while (start > 0 && at - start < LONGEST_WORD && isAlphanumeric(text.charCodeAt(start - 1))) start -= 1
  let end = at + 1
  let plain = start === at
  while (end < text.length && end - at < LONGEST_WORD) {
    const code = text.charCodeAt(end)
    if (!isDigit(code)) {
      if (!isLetter(code)) break
      plain = false
    }
    end += 1
  }
  if (context === undefined) return { found: undefined, next: end, cost: 0 }
  const span = { start, end }
  // A word of digits with a letter behind it may be the number of a house: "221B".
  const word = plain ? findInPlainDigits(text, span, context) : findInWord(text, span, context)
  const found = word ?? (!plain && start === at && end - at <= 6 ? findStreetAddress(text, at, context) : undefined)
  if (found) return { found, next: Math.max(found.end, end), cost: 0 }
  return { found, next: plain ? end : afterWord(text, start, end), cost: costOf(text, span) }
}
