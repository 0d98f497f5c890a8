import type { Finding } from '@telltale/model'
import { indexNear } from '../near.ts'

const OPENING = new Map(
  Object.entries({ '"': '"', '“': '”', '«': '»', '„': '“', '「': '」', '`': '`', "'": "'", '‘': '’' }),
)
/** How far before and after a hit its quotation marks may stand. */
const BEFORE = 80
const AFTER = 240
/** The share of its score that a signature keeps where the text only discusses the attack; see the signature detector. */
const DISCUSSED = 0.36

/** The findings of signatures whose words the text only quotes or explains. */
export function discussedFindings(
  findings: readonly Finding[],
  fullScores: ReadonlyMap<string, number>,
): readonly Finding[] {
  return findings.filter(({ detector, score }) => {
    const full = fullScores.get(detector)
    return full !== undefined && score <= full * DISCUSSED
  })
}

/** The text with each discussed hit, and the quotation around it, blanked out: what is left is what the text itself says. */
export function maskQuotes(text: string, discussed: readonly Finding[]): string {
  if (discussed.length === 0) return text
  const places = discussed.map(({ start, end }) => quotationAround(text, start, end)).sort((a, b) => a.from - b.from)
  let masked = ''
  let done = 0
  // In one go from front to back: a long text is not copied once for each of them.
  for (const { from, to } of places) {
    if (to <= done) continue
    const start = Math.max(from, done)
    masked += text.slice(done, start) + ' '.repeat(to - start)
    done = to
  }
  return masked + text.slice(done)
}

function quotationAround(text: string, start: number, end: number): { readonly from: number; readonly to: number } {
  for (let at = start - 1; at >= Math.max(0, start - BEFORE); at -= 1) {
    const close = OPENING.get(text.charAt(at))
    if (close === undefined) continue
    const after = indexNear(text, close, end, AFTER)
    if (after >= 0 && after - end <= AFTER) return { from: at + 1, to: after }
  }
  return { from: start, to: end }
}
