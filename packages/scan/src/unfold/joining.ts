import { CLASS, classOf } from './character-classes.ts'

const ZWJ = 0x200d
const TEXT_SELECTOR = 0xfe0e
const EMOJI_SELECTOR = 0xfe0f
const KEYCAP = 0x20e3

/** Whether the selector at that index picks the look of the symbol or keycap before it. */
export function isLookSelector(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (at === 0 || (code !== EMOJI_SELECTOR && code !== TEXT_SELECTOR)) return false
  const before = text.charCodeAt(at - 1)
  if (before < 0x80) return text.charCodeAt(at + 1) === KEYCAP
  return isSymbolUnit(before)
}

function isSymbolUnit(code: number): boolean {
  return (code >= 0xdc00 && code <= 0xdfff) || classOf(code) === CLASS.symbol
}

/** Whether the joiner at that index is spelling (Arabic, Indic and such scripts) or holds an emoji together. */
export function isSpelledJoiner(text: string, at: number): boolean {
  if (at === 0) return false
  const before = text.charCodeAt(at - 1)
  if (before >= 0x600 && before <= 0x18af) return before < 0x1100 || before >= 0x1780
  if (before >= 0xfb50 && before <= 0xfefe) return before < 0xfe00 || before === EMOJI_SELECTOR || before >= 0xfe70
  return text.charCodeAt(at) === ZWJ && isSymbolUnit(before)
}

/** Whether the text has a letter of Chinese, Japanese or Korean. */
export function hasEastAsian(text: string): boolean {
  return /[\u3040-\u30fa\u3400-\u9fff\uac00-\ud7af]/.test(text)
}
