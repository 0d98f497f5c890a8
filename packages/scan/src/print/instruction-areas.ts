import type { Finding, ScanLabel } from '@telltale/model'

/** What of a finding the judge goes by. */
export type FoundPlace = Pick<Finding, 'label' | 'score' | 'start' | 'end'>

/** A text and what was found in it. */
export interface FoundText {
  readonly text: string
  readonly findings: readonly FoundPlace[]
}

export type Range = readonly [number, number]

/** UTF-16 units that an instruction may go on behind what gave it away. */
const REACH = 1_200
/** What begins another record or part of a text: a blank line before a heading, a list item, the end of an object or tag. */
const BORDER = /\n- [\w"']|\n[ \t]{0,40}[}\]],?[ \t]{0,40}\n|<\/[A-Z]{3,40}>|\n[A-Za-z_]{2,40}: /g

const INSTRUCTIONS: ReadonlySet<ScanLabel> = new Set([
  'injection',
  'jailbreak',
  'memory_poisoning',
  'tool_poisoning',
  'self_replication',
  'exfiltration',
  'prompt_extraction',
] as const)
const SURE_ENOUGH = 0.41

/** Whether a finding says that a text gives orders to the model. */
export function isInstruction({ label, score }: Pick<FoundPlace, 'label' | 'score'>): boolean {
  return score >= SURE_ENOUGH && INSTRUCTIONS.has(label)
}

/**
 * The parts of a text that give orders as far as the scanner knows: from the line of a finding to the end of its record,
 * since what gives an order away ("ignore your instructions") stands before what it orders.
 */
export function areasOfText({ text, findings }: FoundText): readonly Range[] {
  const orders = findings.filter(
    (finding) => isInstruction(finding) && hasWords(text.slice(finding.start, finding.end)),
  )
  const areas = orders.map(({ start, end }): Range => {
    const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1
    return [Math.max(from, start - REACH), endOfRecord(text, end)]
  })
  return merged(areas)
}

const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|\p{L}{2,}/gu
const FEWEST_WORDS = 3

/** Nobody orders anything in fewer words: an account number alone is none, whatever it looks like to a classifier. */
export function hasWords(evidence: string): boolean {
  return (evidence.slice(0, 400).match(WORD)?.length ?? 0) >= FEWEST_WORDS
}

function endOfRecord(text: string, end: number): number {
  const ahead = text.slice(end, end + REACH)
  const border = ahead.search(BORDER)
  return border === -1 ? end + ahead.length : end + border
}

/** Ranges in order, those that touch made one. */
export function merged(ranges: readonly Range[]): readonly Range[] {
  const found: [number, number][] = []
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = found.at(-1)
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to)
    else found.push([from, to])
  }
  return found
}

/** Whether a range touches one of some. */
export function touches(ranges: readonly Range[], start: number, end: number): boolean {
  return ranges.some(([from, to]) => start < to && end > from)
}
