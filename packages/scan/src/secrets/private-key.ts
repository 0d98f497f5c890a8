import type { FoundSecret } from './found-secret.ts'
import { isPlaceholder } from './placeholder.ts'

const HEAD = /-----BEGIN (?:[A-Z0-9]{1,12} ){0,3}PRIVATE KEY(?: BLOCK)?-----/y
const PUTTY = /PuTTY-User-Key-File-\d: {1,3}[\w-]{3,40}/y
const LONGEST = 24_000
/** Fewer characters of key than this only show what a key looks like. */
const LEAST = 24

function isBodyCode(code: number): boolean {
  return (
    (code >= 47 && code <= 58) ||
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    code === 43 ||
    code === 61
  )
}

/** Spaces, and what stands between the lines of a key in headers and in quoted code. */
function isBetween(code: number): boolean {
  return (
    code === 32 ||
    code === 9 ||
    code === 10 ||
    code === 13 ||
    code === 44 ||
    code === 45 ||
    code === 92 ||
    code === 34 ||
    code === 39
  )
}

interface Body {
  readonly end: number
  readonly letters: string
}

function readBody(text: string, from: number): Body {
  const stop = Math.min(text.length, from + LONGEST)
  let at = from
  let end = from
  let letters = ''
  for (; at < stop; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 45 && text.startsWith('-----', at)) {
      if (!text.startsWith('END', at + 5)) break
      const close = text.indexOf('-----', at + 8)
      return { end: close >= 0 && close - at < 60 ? close + 5 : at, letters }
    }
    if (isBodyCode(code)) {
      end = at + 1
      if (letters.length < 400) letters += text.charAt(at)
    } else if (!isBetween(code)) break
  }
  return { end, letters }
}

/** Length of the longest run without a space: prose after a header has none that is long. */
function longestRun(value: string): number {
  return value.split(/\s|\\n|","|'/).reduce((most, part) => Math.max(most, part.length), 0)
}

/** A private key in PEM, OpenSSH or PGP armour whose header begins at `at`; its end may be cut off. */
export function matchPrivateKey(text: string, at: number): FoundSecret | undefined {
  HEAD.lastIndex = at
  if (!HEAD.test(text)) return undefined
  const from = HEAD.lastIndex
  const { end, letters } = readBody(text, from)
  const sample = text.slice(from, Math.min(end, from + 400))
  if (letters.length < LEAST || longestRun(sample) < 16 || /\.\.\.|…|your|example/i.test(sample)) return undefined
  if (isPlaceholder(letters.slice(0, 120))) return undefined
  return { rule: 'private-key', name: 'Private key', start: at, end, score: 0.98 }
}

/** A PuTTY key file that begins at `at` and holds its private lines. */
export function matchPuttyKey(text: string, at: number): FoundSecret | undefined {
  PUTTY.lastIndex = at
  if (!PUTTY.test(text)) return undefined
  const part = text.slice(at, at + LONGEST)
  const lines = /Private-Lines: \d{1,3}\s{1,3}[A-Za-z0-9+/=]{16}/.exec(part)
  if (lines === null) return undefined
  const { end } = readBody(text, at + lines.index + 'Private-Lines: '.length)
  return { rule: 'putty-private-key', name: 'PuTTY private key', start: at, end, score: 0.98 }
}

const OPENSSH_BODY = /b3BlbnNzaC1rZXktdjE[A-Za-z0-9+/=\s\\]{40,24000}/y

/** The body of an OpenSSH private key without its header: its first bytes are always the same. */
export function matchOpensshBody(text: string, at: number): FoundSecret | undefined {
  OPENSSH_BODY.lastIndex = at
  if (!OPENSSH_BODY.test(text)) return undefined
  return {
    rule: 'openssh-private-key',
    name: 'OpenSSH private key',
    start: at,
    end: OPENSSH_BODY.lastIndex,
    score: 0.95,
  }
}
