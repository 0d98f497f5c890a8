import type { Finding, ScanResult, ScanRole } from '@telltale/model'
import type { Scanner } from '@telltale/scan'
import { createScanCache, type ScanCache } from './scan-cache.ts'
import { unescapeJson } from './unescape-json.ts'

/** A text that is scanned in parts may be longer than this; UTF-16 units. */
const LONGEST = 1024 * 1024
/** Of a longer text so much is scanned at its head and at its tail, and a little more, so that no seam cuts an attack. */
const PART = 512 * 1024
const OVERLAP = 1024
/** Of one text so many findings are kept, surest first; an event has no more either. */
const MOST_FINDINGS = 50

/** What one text gave away, its findings at their places in the text as it is shown. */
export interface TextResult {
  readonly risk: number
  readonly verdict: ScanResult['verdict']
  readonly labels: ScanResult['labels']
  readonly findings: readonly Finding[]
  /** Findings that are not in the list. */
  readonly leftOut: number
  /** UTF-8 bytes in the middle of a text that is too long to be scanned whole. */
  readonly unscannedBytes: number
}

interface Piece {
  readonly start: number
  readonly end: number
}

/** Scans texts of any length, each distinct one once as long as it is remembered. */
export interface TextScanner {
  /** Throws what the scanner throws. `cuts` are places where the text was joined of others. */
  scan(text: string, role: ScanRole, cuts?: readonly number[]): TextResult
  readonly versions: readonly string[]
}

/** A text scanner around `scanner`. */
export function createTextScanner(scanner: Scanner, cache: ScanCache = createScanCache()): TextScanner {
  const scanPiece = (text: string, role: ScanRole): ScanResult => {
    const known = cache.get(text, role)
    if (known !== undefined) return known
    const result = scanPlain(text, role, scanner)
    cache.set(text, role, result)
    return result
  }
  return {
    versions: scanner.versions,
    scan: (text, role, cuts = []) => {
      const { pieces, unscannedBytes } = piecesOf(text, cuts)
      const results = pieces.map(({ start, end }) => ({ start, result: scanPiece(text.slice(start, end), role) }))
      const [first] = results
      // Most texts are one piece and give nothing away: there is nothing to put together.
      if (
        first !== undefined &&
        results.length === 1 &&
        first.result.findings.length + first.result.labels.length === 0
      )
        return { ...first.result, leftOut: 0, unscannedBytes }
      return { ...join(results, text.length), unscannedBytes }
    },
  }
}

/** Escapes of JSON are undone before the scan, and findings put back to where they stand in the JSON. */
function scanPlain(text: string, role: ScanRole, scanner: Scanner): ScanResult {
  const { text: plain, starts } = unescapeJson(text)
  const result = scanner.scan(plain, role)
  if (starts === undefined) return result
  const place = (at: number) => starts[Math.min(Math.max(0, at), plain.length)] ?? text.length
  const findings = result.findings.map((finding) => {
    return { ...finding, start: place(finding.start), end: place(finding.end) }
  })
  return { ...result, findings }
}

function piecesOf(text: string, cuts: readonly number[]): { pieces: readonly Piece[]; unscannedBytes: number } {
  const bounds = [0, ...cuts, text.length]
  const pieces: Piece[] = []
  let unscannedBytes = 0
  for (const [i, start] of bounds.slice(0, -1).entries()) {
    const end = bounds[i + 1] ?? text.length
    const parts = splitLong(start, end)
    pieces.push(...parts)
    const [head, tail] = parts
    if (head !== undefined && tail !== undefined && tail.start > head.end)
      unscannedBytes += Buffer.byteLength(text.slice(head.end, tail.start))
  }
  return { pieces, unscannedBytes }
}

function splitLong(start: number, end: number): readonly Piece[] {
  if (end - start <= LONGEST) return end > start ? [{ start, end }] : []
  return [
    { start, end: start + PART + OVERLAP },
    { start: end - PART - OVERLAP, end },
  ]
}

const VERDICTS: readonly ScanResult['verdict'][] = ['clean', 'suspicious', 'malicious']

function join(
  results: readonly { readonly start: number; readonly result: ScanResult }[],
  length: number,
): Omit<TextResult, 'unscannedBytes'> {
  const places = new Set<string>()
  const all: Finding[] = []
  for (const { start, result } of results) {
    for (const finding of result.findings) {
      const from = Math.min(length, Math.max(0, start + finding.start))
      const to = Math.min(length, Math.max(from, start + finding.end))
      // Head and tail of a text just over the limit overlap.
      const place = `${finding.detector} ${from} ${to}`
      if (places.has(place)) continue
      places.add(place)
      all.push(from === finding.start && to === finding.end ? finding : { ...finding, start: from, end: to })
    }
  }
  all.sort((a, b) => b.score - a.score)
  return {
    risk: results.reduce((most, { result }) => Math.max(most, result.risk), 0),
    verdict: VERDICTS[Math.max(0, ...results.map(({ result }) => VERDICTS.indexOf(result.verdict)))] ?? 'clean',
    labels: [...new Set(results.flatMap(({ result }) => result.labels))],
    findings: all.slice(0, MOST_FINDINGS),
    leftOut: Math.max(0, all.length - MOST_FINDINGS),
  }
}
