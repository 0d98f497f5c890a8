import { base64, base64Offsets, utf8Bytes, utf16Bytes } from './encode.ts'
import { type DraftPart, joinParts, MANY, plainText } from './parse-pattern.ts'
import { turnDashes } from './turn-dashes.ts'

/** A value on its way through its modifiers. */
export interface Draft {
  readonly parts: readonly DraftPart[]
  /** Whether the characters stand for bytes already (after `wide` and its like). */
  readonly bytes: boolean
}

/** Why a modifier cannot do its work on a value. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

type Transform = (draft: Draft) => readonly Draft[] | Refusal

const TRANSFORMS = new Map<string, Transform>([
  ['contains', wrap([MANY], [MANY])],
  ['startswith', wrap([], [MANY])],
  ['endswith', wrap([MANY], [])],
  ['windash', ({ parts, bytes }) => turnDashes(parts).map((turned) => ({ parts: turned, bytes }))],
  ['utf16le', encode((text) => utf16Bytes(text, 'little'))],
  ['utf16be', encode((text) => utf16Bytes(text, 'big'))],
  ['utf16', encode((text) => utf16Bytes(`\ufeff${text}`, 'little'))],
  ['base64', baseText((bytes) => [base64(bytes)])],
  ['base64offset', baseText(base64Offsets)],
])

/** What a value becomes by a modifier: several, for those that stand for several ways to write it. Others leave it as it is. */
export function transformDrafts(name: string, drafts: readonly Draft[]): readonly Draft[] | Refusal {
  const step = TRANSFORMS.get(name)
  if (step === undefined) return drafts
  const results: Draft[] = []
  for (const draft of drafts) {
    const result = step(draft)
    if ('code' in result) return result
    results.push(...result)
  }
  return results
}

function wrap(before: readonly DraftPart[], after: readonly DraftPart[]): Transform {
  return ({ parts, bytes }) => [{ parts: joinParts([...before, ...parts, ...after]), bytes }]
}

function encode(toBytes: (text: string) => string): Transform {
  return ({ parts }) => {
    const encoded = parts.map((part) => (part.kind === 'text' ? { kind: part.kind, text: toBytes(part.text) } : part))
    return [{ parts: encoded, bytes: true }]
  }
}

function baseText(toTexts: (bytes: string) => readonly string[]): Transform {
  return ({ parts, bytes }) => {
    const text = plainText(parts)
    if (text === undefined) {
      return {
        code: 'wildcard-in-base64',
        message: 'wildcards (of contains, too) cannot be put into base64; write them after it',
      }
    }
    const texts = toTexts(bytes ? text : utf8Bytes(text))
    if (texts.includes('')) return { code: 'too-short', message: 'the value is too short to be found in base64' }
    return texts.map((encoded) => ({ parts: [{ kind: 'text', text: encoded }], bytes: false }))
  }
}
