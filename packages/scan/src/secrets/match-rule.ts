import { type FoundSecret, isAlphanumeric, isTokenCode } from './found-secret.ts'
import { isKnownSample } from './known-samples.ts'
import { isPlaceholder } from './placeholder.ts'
import { entropy, wordShare } from './randomness.ts'
import type { SecretRule } from './secret-rule.ts'

/** A run of base64 this long in front of a hit says that the hit is an accident inside it. */
const BLOB = 28

function tokenStart(text: string, from: number, back: number): number {
  let start = from
  while (start > 0 && from - start < back && isTokenCode(text.charCodeAt(start - 1))) start -= 1
  return start
}

function isInsideBlob(text: string, start: number): boolean {
  let at = start
  while (at > 0 && start - at < BLOB) {
    const code = text.charCodeAt(at - 1)
    if (!isAlphanumeric(code) && code !== 43 && code !== 47) return false
    at -= 1
  }
  return start - at === BLOB && /\d/.test(text.slice(at, start))
}

/** Whether what follows shows that the value was cut or masked: `ghp_ab...`, `xoxb-1-****`. */
function isMasked(text: string, end: number): boolean {
  return /^-?(?:\.\.\.|…|\*\*|##|xxx|XXX|<|\{\{|\[[A-Z])/.test(text.slice(end, end + 6))
}

function looksDrawn(value: string, rule: SecretRule): boolean {
  if (!rule.random) return true
  const body = value.replace(/^[A-Za-z0-9]{1,12}[_-](?:[a-z]{2,6}[_-])?/, '')
  return entropy(body) >= Math.min(2.6, Math.log2(Math.max(body.length, 2)) * 0.6) && wordShare(body, 10) < 0.78
}

/** The value without the prefix that every value of this format has. */
function body(value: string, rule: SecretRule): string {
  const prefix = rule.literals.find((literal) => value.toLowerCase().startsWith(literal)) ?? ''
  return prefix.length < value.length - 8 ? value.slice(prefix.length) : value
}

function scoreOf(value: string, rule: SecretRule): number {
  if (rule.check === undefined) return rule.score
  return rule.check(value) ? 0.99 : 0.85
}

/** The secret of this rule whose literal begins at `at`, if there is one. */
export function matchRule(text: string, at: number, rule: SecretRule): FoundSecret | undefined {
  const from = rule.back === 0 ? at : tokenStart(text, at, rule.back)
  if (from > 0 && isAlphanumeric(text.charCodeAt(from - 1)) && isAlphanumeric(text.charCodeAt(from))) return undefined
  rule.pattern.lastIndex = from
  const match = rule.pattern.exec(text)
  if (match === null) return undefined
  const end = from + match[0].length
  const value = match[1] ?? match[0]
  if (isAlphanumeric(text.charCodeAt(end - 1)) && isAlphanumeric(text.charCodeAt(end))) return undefined
  if (
    isKnownSample(value) ||
    isMasked(text, end) ||
    isInsideBlob(text, from) ||
    !looksDrawn(value, rule) ||
    isPlaceholder(body(value, rule))
  ) {
    return undefined
  }
  return { rule: rule.id, name: rule.name, start: end - value.length, end, score: scoreOf(value, rule) }
}
