import type { Finding, ScanResult } from '@telltale/model'
import type pc from 'picocolors'
import { markText } from './mark-text.ts'
import type { ItemId } from './parse-item.ts'
import { showControls, showLine } from './show-controls.ts'

export type Paint = ReturnType<typeof pc.createColors>

/** Findings told in words; the rest are counted. */
const MOST = 50

/** What one text gave away, for people: a line for the verdict, two for each finding, the marked text when asked. */
export function formatReport(
  { id, text, result }: { readonly id: ItemId; readonly text: string; readonly result: ScanResult },
  { paint, explain }: { readonly paint: Paint; readonly explain: boolean },
): string {
  const shown = result.findings.slice(0, MOST)
  const lines = [headOf(id, result, paint)]
  if (explain && shown.length > 0) lines.push('', formatMarked(text, shown, paint), '')
  for (const [i, finding] of shown.entries()) lines.push(...formatFinding(finding, i + 1, paint))
  const rest = result.findings.length - shown.length
  if (rest > 0) lines.push(`  and ${rest} more`)
  return `${lines.join('\n')}\n`
}

/** A line that could not be read or scanned. */
export function formatProblem(problem: string, paint: Paint): string {
  return `${paint.red('error')}  ${showLine(problem, 400)}\n`
}

function headOf(id: ItemId, { risk, verdict, labels }: ScanResult, paint: Paint): string {
  const words =
    verdict === 'malicious' ? paint.red(verdict) : verdict === 'suspicious' ? paint.yellow(verdict) : verdict
  const name = id === null ? '(no id)' : showLine(String(id), 120)
  return [paint.bold(name), words, `risk ${risk.toFixed(2)}`, labels.join(', ')]
    .filter((part) => part !== '')
    .join('  ')
}

function formatFinding(finding: Finding, number: number, paint: Paint): readonly string[] {
  const { label, score, detector, start, end, reason, atlas, owasp } = finding
  const ids = [...atlas, ...owasp].join(', ')
  return [
    `  ${number}. ${paint.bold(label)} ${score.toFixed(2)}  at ${start} to ${end}  ${paint.dim(showLine(detector, 80))}`,
    `     ${showLine(reason, 400)}${ids === '' ? '' : paint.dim(` (${showLine(ids, 200)})`)}`,
  ]
}

/** The text with the found places marked: in colour on a terminal, else between double brackets; each with its numbers. */
function formatMarked(text: string, findings: readonly Finding[], paint: Paint): string {
  return markText(text, findings)
    .map((stretch) => {
      if (typeof stretch === 'number') return `\n${paint.dim(`… ${stretch} characters …`)}\n`
      const shown = showControls(stretch.text)
      if (stretch.numbers.length === 0) return shown
      const numbers = stretch.numbers.join(',')
      return paint.isColorSupported ? `${paint.inverse(shown)}${paint.dim(`[${numbers}]`)}` : `[[${numbers}: ${shown}]]`
    })
    .join('')
}
