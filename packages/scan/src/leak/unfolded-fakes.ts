import type { Reading, UnfoldedText } from '../detector.ts'

/** A text that hides nothing. */
export function plainText(text: string): UnfoldedText {
  return { original: text, readings: [{ kind: 'plain', text, starts: undefined, end: text.length }], hidden: [] }
}

/** A text in which `hidden` was decoded from what stands at `start` to `end`. */
export function decodedText(text: string, kind: string, hidden: string, start = 0, end = text.length): UnfoldedText {
  const plain: Reading = { kind: 'plain', text, starts: undefined, end: text.length }
  const starts = Uint32Array.from(hidden, (_, i) => start + Math.floor((i * (end - start)) / hidden.length))
  const decoded: Reading = { kind, text: hidden, starts, end }
  return { original: text, readings: [plain, decoded], hidden: [] }
}
