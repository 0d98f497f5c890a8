import type { TextMark } from './findings.ts'
import type { TextPart } from './split-text.ts'

/** Parts of a text that the same findings are about; none for text that nothing was found in. */
export interface MarkedRun {
  readonly at: number
  readonly marks: readonly TextMark[]
  readonly parts: readonly TextPart[]
}

/** Cuts parts where marks begin and end and groups them by the marks that cover them; joined they are the same parts. */
export function markParts(parts: readonly TextPart[], marks: readonly TextMark[]): readonly MarkedRun[] {
  if (marks.length === 0) return parts.length === 0 ? [] : [{ at: 0, marks: [], parts }]
  const bounds = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b)
  const runs: { at: number; marks: readonly TextMark[]; parts: TextPart[] }[] = []
  for (const part of parts.flatMap((whole) => cutPart(whole, bounds))) {
    const length = part.kind === 'plain' ? part.text.length : part.length
    const over = marks.filter((mark) => mark.start < part.at + length && mark.end > part.at)
    const last = runs.at(-1)
    if (last && isSame(last.marks, over)) last.parts.push(part)
    else runs.push({ at: part.at, marks: over, parts: [part] })
  }
  return runs
}

function isSame(a: readonly TextMark[], b: readonly TextMark[]): boolean {
  return a.length === b.length && a.every((mark, i) => mark === b[i])
}

/** A plain part in pieces; a chip stands for characters that cannot be cut. */
function cutPart(part: TextPart, bounds: readonly number[]): readonly TextPart[] {
  if (part.kind === 'chip') return [part]
  const end = part.at + part.text.length
  const pieces: TextPart[] = []
  let from = part.at
  for (const bound of [...bounds, end]) {
    const to = Math.min(bound, end)
    if (to <= from) continue
    pieces.push({ kind: 'plain', at: from, text: part.text.slice(from - part.at, to - part.at) })
    from = to
  }
  return pieces
}
