import type { Finding, ScanRole } from '@telltale/model'
import { type Replaced, redact } from '@telltale/scan'
import { boundText } from '../../record/bounded-attributes.ts'
import { afterEscape, beforeEscape, relaxEscapes } from './relax-escapes.ts'

/** Takes secrets and personal data out of one text. */
export type RedactText = (text: string) => string

/** What finds them, and everything else that a text gives away; the role says where it stood. */
export type FindSensitive = (text: string, role?: ScanRole) => readonly Finding[]

/** One scan names a bounded number of findings; a text that has more is gone through again, without those. */
const MOST_ROUNDS = 8
const SHORTEST = 6
/** Secrets of this length on are taken out wherever they stand again. */
const LEAST_SECRET = 8
const MOST_SECRETS = 64
/** What is left of a text that still holds something after all rounds. */
const ALL_OUT = '[REDACTED]'

/** Takes out what is found; equal values get equal names, by a keyed hash. */
export function createRedactText(find: FindSensitive, key: string): RedactText {
  return (text) => {
    if (text.length < SHORTEST) return text
    const findings = findAll(find, text)
    if (findings === undefined) return ALL_OUT
    return findings.length === 0 ? text : boundText(replaceAll(text, redact(text, findings, { key }).replaced))
  }
}

/** Everything in a text; undefined where there is no end to it. */
function findAll(find: FindSensitive, text: string): readonly Finding[] | undefined {
  const all: Finding[] = []
  let rest = text
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const fresh = findOnce(find, rest)
    if (fresh.length === 0) return all
    const again = fresh.concat(findAgain(rest, fresh))
    all.push(...again)
    rest = blank(rest, again)
  }
  return undefined
}

function findOnce(find: FindSensitive, text: string): readonly Finding[] {
  const found = text.includes('\\') ? [...find(text), ...find(relaxEscapes(text))] : find(text)
  return found
    .filter(({ label, start, end }) => (label === 'secret' || label === 'pii') && text.slice(start, end).trim() !== '')
    .map((finding) => ({
      ...finding,
      start: beforeEscape(text, finding.start),
      end: afterEscape(text, finding.end),
    }))
}

/** The other places of the secrets that were found: known as such in one place, they are no less so in another. */
function findAgain(text: string, found: readonly Finding[]): readonly Finding[] {
  const secrets = new Map<string, Finding>()
  for (const finding of found) {
    const value = text.slice(finding.start, finding.end)
    const isLong = finding.label === 'secret' && value.length >= LEAST_SECRET
    if (isLong && secrets.size < MOST_SECRETS) secrets.set(value, finding)
  }
  const again: Finding[] = []
  for (const [value, finding] of secrets) {
    for (let at = text.indexOf(value); at !== -1; at = text.indexOf(value, at + value.length)) {
      again.push({ ...finding, start: at, end: at + value.length })
    }
  }
  return again
}

/** The text with spaces where something was found, everything else in its place. */
function blank(text: string, found: readonly Finding[]): string {
  let out = ''
  let last = 0
  for (const { start, end } of [...found].sort((a, b) => a.start - b.start)) {
    if (end <= last) continue
    const from = Math.max(start, last)
    out += text.slice(last, from) + ' '.repeat(end - from)
    last = end
  }
  return out + text.slice(last)
}

// A number in JSON that is taken out must become a string, or nothing could read the rest.
function replaceAll(text: string, replaced: readonly Replaced[]): string {
  const isJson = /^\s{0,64}[[{]/.test(text)
  let out = ''
  let last = 0
  for (const { start, end, placeholder } of replaced) {
    const bare = isJson && isBetween(text, start - 1, -1, ':[,') && isBetween(text, end, 1, ',]}')
    out += text.slice(last, start) + (bare ? `"${placeholder}"` : placeholder)
    last = end
  }
  return out + text.slice(last)
}

/** Whether the first character from a place on that is no space is one of those named. */
function isBetween(text: string, from: number, step: 1 | -1, oneOf: string): boolean {
  let at = from
  while (text[at] === ' ' || text[at] === '\n') at += step
  return oneOf.includes(text[at] ?? '?')
}
