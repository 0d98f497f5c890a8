import type { Finding, ScanLabel, ScanResult } from '@telltale/model'
import { decodePrints, TOKEN_PREFIX } from '@telltale/scan'

/** A text without its tokens, and what these say was found before the texts were withheld. */
export interface Withheld {
  /** As long as the text, with spaces where tokens stood. */
  readonly rest: string
  readonly findings: readonly Finding[]
}

const TOKEN = /tfp1\.[0-9a-f]{8}\.[A-Za-z0-9_-]+/g
const MOST_TOKENS = 1_000

/**
 * Takes the tokens of withheld texts out of a text; undefined when it has none. What is no token by its content, whatever
 * it looks like, stays and is scanned like any text. A text that is one token has its findings at their places in what
 * was withheld, any other where the token stands.
 */
export function readWithheld(text: string): Withheld | undefined {
  if (!text.includes(TOKEN_PREFIX)) return undefined
  const findings: Finding[] = []
  let rest = ''
  let from = 0
  let count = 0
  for (const match of text.matchAll(TOKEN)) {
    const prints = count < MOST_TOKENS ? decodePrints(match[0]) : undefined
    if (prints === undefined) continue
    count += 1
    const end = match.index + match[0].length
    const isWhole = match[0].length === text.length
    for (const { detector, label, score, ...place } of prints.findings) {
      const { start, end: last } = isWhole ? place : { start: match.index, end }
      findings.push({ detector, label, score, start, end: last, reason: reasonOf(label), ...tagsOf(label) })
    }
    rest += text.slice(from, match.index) + ' '.repeat(match[0].length)
    from = end
  }
  return count === 0 ? undefined : { rest: rest + text.slice(from), findings }
}

function reasonOf(label: ScanLabel): string {
  return `The application found this (${label.replaceAll('_', ' ')}) before it withheld the text.`
}

const TAGS: Partial<Record<ScanLabel, Pick<Finding, 'atlas' | 'owasp'>>> = {
  injection: { atlas: ['AML.T0051.001'], owasp: ['LLM01:2026'] },
  jailbreak: { atlas: ['AML.T0054'], owasp: ['LLM01:2026'] },
  prompt_extraction: { atlas: ['AML.T0056'], owasp: ['LLM07:2026'] },
  exfiltration: { atlas: ['AML.T0077'], owasp: ['LLM02:2026'] },
  secret: { atlas: ['AML.T0057'], owasp: ['LLM02:2026'] },
  pii: { atlas: ['AML.T0057'], owasp: ['LLM02:2026'] },
}
const UNTAGGED = { atlas: [], owasp: [] } as const

function tagsOf(label: ScanLabel): Pick<Finding, 'atlas' | 'owasp'> {
  return TAGS[label] ?? UNTAGGED
}

/** Adding nothing to the risk of a text: names and numbers stand in ordinary ones. */
const HARMLESS: ReadonlySet<ScanLabel> = new Set(['pii', 'refusal'])
const SUSPICIOUS = 0.5
const MALICIOUS = 0.9

/** What is known of a text from its tokens alone. */
export function toldResult(findings: readonly Finding[]): ScanResult {
  const risk = findings.reduce((most, { label, score }) => (HARMLESS.has(label) ? most : Math.max(most, score)), 0)
  return {
    risk,
    verdict: risk >= MALICIOUS ? 'malicious' : risk >= SUSPICIOUS ? 'suspicious' : 'clean',
    labels: [...new Set(findings.map(({ label }) => label))],
    findings: [...findings].sort((a, b) => b.score - a.score),
  }
}
