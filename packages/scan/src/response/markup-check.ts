import { isInside } from './code-ranges.ts'
import { HITS_PER_RULE, type SinkCheck, type SinkHit, type SinkText } from './sink-check.ts'

/** A tag or attribute that a page acts on. */
interface MarkupRule {
  readonly rule: string
  readonly pattern: RegExp
  readonly score: number
  readonly reason: string
}

const RULES: readonly MarkupRule[] = [
  {
    rule: 'event-handler',
    pattern: /<[a-z][a-z0-9-]{0,20}(?:\s|\/)[^<>]{0,300}?\bon[a-z]{3,20}\s{0,3}=\s{0,3}["']?[^\s"'>]/gi,
    score: 0.85,
    reason: 'An event handler in a tag runs code in a page that shows this answer.',
  },
  {
    rule: 'embedded-page',
    pattern: /<(?:iframe|frame|object|embed|applet|portal)\b[^<>]{0,300}\b(?:src|srcdoc|data|code)\s{0,3}=/gi,
    score: 0.7,
    reason: 'An element brings another page into the one that shows this answer.',
  },
  {
    rule: 'page-takeover',
    pattern:
      /<(?:base\b[^<>]{0,200}\bhref\s{0,3}=|meta\b[^<>]{0,200}\bhttp-equiv\s{0,3}=\s{0,3}["']?refresh|form\b[^<>]{0,200}\baction\s{0,3}=\s{0,3}["']?https?:)/gi,
    score: 0.65,
    reason: 'An element sends the page, or what is typed into it, elsewhere.',
  },
]

const SCRIPT = /<script\b([^<>]{0,300})>/gi
const SCRIPT_REASON = 'A script element runs code in a page that shows this answer.'

const DOCUMENT = /^\s{0,20}(?:<!doctype|<html|<\?xml)/i
const IN_DOCUMENT = 0.5

function findRule({ text, code }: SinkText, { pattern, ...rule }: MarkupRule, factor: number): readonly SinkHit[] {
  const hits: SinkHit[] = []
  for (const match of text.matchAll(pattern)) {
    if (isInside(code, match.index)) continue
    hits.push({ ...rule, score: rule.score * factor, start: match.index, end: match.index + match[0].length })
    if (hits.length === HITS_PER_RULE) break
  }
  return hits
}

/** Script elements with a source or something inside: talk of the <script> tag has neither. */
function findScripts({ text, code }: SinkText, factor: number): readonly SinkHit[] {
  const hits: SinkHit[] = []
  const last = text.lastIndexOf('</script')
  for (const match of text.matchAll(SCRIPT)) {
    const start = match.index
    const inside = start + match[0].length
    if (isInside(code, start)) continue
    const close = inside < last ? text.indexOf('</script', inside) : -1
    const hasSource = /\bsrc\s{0,3}=/i.test(match[1] ?? '')
    const hasBody = close !== -1 && text.slice(inside, Math.min(close, inside + 40)).trim() !== ''
    if (!hasSource && !hasBody) continue
    const end = close === -1 ? inside : close
    hits.push({ rule: 'script-tag', score: 0.85 * factor, start, end, reason: SCRIPT_REASON })
    if (hits.length === HITS_PER_RULE) break
  }
  return hits
}

/** Finds HTML that acts, outside of what is shown as code; a whole document is what was asked for, and half as bad. */
export const findActiveMarkup: SinkCheck = (sink) => {
  if (!sink.text.includes('<')) return []
  const factor = DOCUMENT.test(sink.text) ? IN_DOCUMENT : 1
  return [...findScripts(sink, factor), ...RULES.flatMap((rule) => findRule(sink, rule, factor))]
}
