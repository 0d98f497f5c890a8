import type { Finding } from '@telltale/model'
import { locate, type Reading, type UnfoldedText } from '../detector.ts'
import { maskQuotes } from './mask-quotes.ts'
import type { Model } from './model.ts'
import { type Quiet, scoreWindows, type TextScores, type Window } from './score-windows.ts'

/**
 * Scores every reading of a text. The whole text is judged as it stands, without the attacks that it only quotes; a
 * window of a decoded part counts beside the windows of the text, at the place where it was hidden.
 */
export function scoreReadings(
  text: UnfoldedText,
  model: Model,
  discussed: readonly Finding[],
  untrusted: boolean,
): TextScores {
  const [plain, ...others] = text.readings
  // Offsets of findings are those of the original, so only a text that is its own plain reading can be masked.
  const masked = plain.starts === undefined ? maskQuotes(plain.text, discussed) : plain.text
  const scores = scoreWindows(masked, model, untrusted)
  if (others.length === 0 && plain.starts === undefined) return scores
  const windows: Window[] =
    plain.starts === undefined ? [...scores.windows] : scores.windows.map((window) => placed(plain, window))
  let quiet = plain.starts === undefined ? scores.quiet : placedQuiet(plain, scores.quiet)
  for (const reading of others) {
    const own = scoreWindows(reading.text, model, untrusted)
    const [top] = own.windows
    if (top !== undefined) windows.push(placed(reading, top))
    if (own.quiet.top > quiet.top) quiet = placedQuiet(reading, own.quiet)
  }
  const { top, mean } = scores.request
  const request = { top, mean, ...locate(plain, scores.request.start, scores.request.end) }
  return { ...scores, request, quiet, windows: windows.sort((a, b) => b.attack - a.attack).slice(0, 3) }
}

function placed(reading: Reading, { attack, jailbreak, discusses, start, end }: Window): Window {
  const place = locate(reading, start, end)
  return { attack, jailbreak, discusses, start: place.start, end: place.end }
}

function placedQuiet(reading: Reading, { top, start, end }: Quiet): Quiet {
  return { top, ...locate(reading, start, end) }
}
