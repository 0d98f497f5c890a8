import type { Finding, ScanRole } from '@telltale/model'
import { type Detector, locate, type Reading, type UnfoldedText } from '../detector.ts'
import { findKnownLiterals } from '../known-literals.ts'
import { findCodeRanges, isInside } from './code-ranges.ts'
import { findCommands } from './command-check.ts'
import { findCellFormulas } from './formula-check.ts'
import { findLinks } from './link.ts'
import { judgeLink } from './link-findings.ts'
import { findActiveMarkup } from './markup-check.ts'
import { findRefusal } from './refusal.ts'
import type { SinkCheck } from './sink-check.ts'
import { findTerminalEscapes } from './terminal-check.ts'

const LINKS_TOLD = 8
const REFUSED_FROM = 0.3
const CHECKS: readonly SinkCheck[] = [findActiveMarkup, findTerminalEscapes, findCellFormulas, findCommands]
/** Documents and tool results are full of links: there only data in what is fetched unasked is told. */
const READ_ROLES: ReadonlySet<ScanRole> = new Set(['retrieval', 'tool'])
const LINK_ROLES: ReadonlySet<ScanRole> = new Set(['response', 'tool_arguments', 'retrieval', 'tool'])

/** Hidden characters that a reader of the answer would not see; encodings are in plain sight. */
const UNSEEN = /tag-characters|zero-width|bidi|direction|variation-selectors/

function inspectLinks({ original: text, readings: [plain] }: UnfoldedText, role: ScanRole): readonly Finding[] {
  if (!LINK_ROLES.has(role)) return []
  // The text as it came was searched already where it is its own plain reading.
  const isSearched = plain.starts === undefined
  if (isSearched && findKnownLiterals('link', text).count === 0) return []
  const links = findLinks(text, isSearched)
  if (links.length === 0) return []
  const code = findCodeRanges(text)
  const wanted = READ_ROLES.has(role) ? links.filter(({ place }) => place === 'image') : links
  return wanted
    .flatMap((link) => judgeLink(link, role, isInside(code, link.start)))
    .sort((a, b) => b.score - a.score)
    .slice(0, LINKS_TOLD)
}

function inspectSinks(text: string): readonly Finding[] {
  const sink = { text, code: findCodeRanges(text) }
  return CHECKS.flatMap((check) => check(sink)).map(({ rule, ...hit }) => ({
    detector: `response/${rule}`,
    label: 'unsafe_output',
    ...hit,
    atlas: ['AML.T0077'],
    owasp: ['LLM10:2026'],
  }))
}

function inspectHidden({ hidden }: UnfoldedText): readonly Finding[] {
  const unseen = hidden.filter(({ detector }) => UNSEEN.test(detector))
  if (unseen.length === 0) return []
  const score = Math.max(...unseen.map((finding) => finding.score))
  const start = Math.min(...unseen.map((finding) => finding.start))
  const end = Math.max(...unseen.map((finding) => finding.end))
  const reason = 'The answer holds characters that its reader cannot see.'
  return [
    {
      detector: 'response/hidden-text',
      label: 'unsafe_output',
      score,
      start,
      end,
      reason,
      atlas: ['AML.T0077'],
      owasp: ['LLM10:2026'],
    },
  ]
}

function inspectRefusal({ text }: Reading): readonly Finding[] {
  const refusal = findRefusal(text)
  if (!refusal || refusal.score < REFUSED_FROM) return []
  const { score, start, end, language } = refusal
  return [
    {
      detector: 'response/refusal',
      label: 'refusal',
      score,
      start,
      end,
      reason: `Refuses (${language}).`,
      atlas: [],
      owasp: [],
    },
  ]
}

/** Moves findings from a reading to where they stand in the original. */
function place(findings: readonly Finding[], reading: Reading): readonly Finding[] {
  return findings.map((finding) => ({ ...finding, ...locate(reading, finding.start, finding.end) }))
}

function inspect(text: UnfoldedText, role: ScanRole): readonly Finding[] {
  const { original } = text
  const [plain] = text.readings
  const links = inspectLinks(text, role)
  if (role !== 'response') return links
  return [...links, ...inspectSinks(original), ...inspectHidden(text), ...place(inspectRefusal(plain), plain)]
}

/** Looks at what an answer would do where it is shown or run; for other roles only at links that carry data. */
export function createResponseDetector(): Detector {
  return { name: 'response', inspect }
}
