import type { Row } from '../corpora/read-corpora.ts'
import { roleOf } from '../evaluate/sources.ts'
import { type Example, isAttack } from './examples.ts'
import { createRandom } from './random.ts'

/** The kind of the rows that `disguiseTexts` makes. */
export const DISGUISED_KIND = 'disguised'
const MOST = 3600
const LONGEST = 600

const bytes = (text: string): readonly number[] => [...new TextEncoder().encode(text)]
const hex = (value: number, size = 2): string => value.toString(16).padStart(size, '0')
const LEET = new Map([...'a4 e3 i1 o0 s5 t7 g9 l1 a@ s$'.split(' ')].map((pair) => [pair[0] ?? '', pair[1] ?? '']))
const FOREIGN = new Map([...'aа eе oо cс pр xх iі'.split(' ')].map((pair) => [pair[0] ?? '', pair[1] ?? '']))

/** Ways to write a text so that people still read it, or their tools do. */
const DISGUISES: readonly ((text: string, random: () => number) => string)[] = [
  (text) => Buffer.from(text).toString('base64'),
  (text) => `Decode this: ${Buffer.from(text).toString('base64')}`,
  (text) =>
    bytes(text)
      .map((byte) => hex(byte))
      .join(''),
  (text) =>
    bytes(text)
      .map((byte) => hex(byte))
      .join(' '),
  (text) =>
    bytes(text)
      .map((byte) => `%${hex(byte)}`)
      .join(''),
  (text) => encodeURIComponent(text),
  (text) => Array.from(text, (letter) => `&#${letter.codePointAt(0) ?? 0};`).join(''),
  (text) => Array.from(text, (letter) => `\\u${hex(letter.charCodeAt(0), 4)}`).join(''),
  (text) => [...text].reverse().join(''),
  (text) => text.replace(/[a-z]/gi, (letter) => turn(letter)),
  (text) => [...text].join('\u200b'),
  (text) => text.replace(/\p{L}{2}/gu, (two) => `${two.charAt(0)}\u200d${two.charAt(1)}`),
  (text) => [...text].join(' '),
  (text) =>
    text
      .split(' ')
      .map((word) => [...word].join('.'))
      .join(' '),
  (text) =>
    text
      .split(' ')
      .map((word) => [...word].join('-'))
      .join(' '),
  (text) =>
    text
      .split(' ')
      .map((word) => [...word].join(' '))
      .join('   '),
  (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  (text, random) => text.replace(/[a-z]/g, (letter) => (random() < 0.8 ? (LEET.get(letter) ?? letter) : letter)),
  (text, random) => text.replace(/[a-z]/g, (letter) => (random() < 0.4 ? (LEET.get(letter) ?? letter) : letter)),
  (text, random) => text.replace(/[a-z]/g, (letter) => (random() < 0.6 ? (FOREIGN.get(letter) ?? letter) : letter)),
  (text, random) => text.replace(/[a-z]/g, (letter) => (random() < 0.5 ? letter.toUpperCase() : letter)),
  (text) => text.replaceAll(' ', ''),
  (text) => text.replaceAll(' ', '_'),
]

/**
 * Texts of the training sources in disguise, two harmless ones for each attack: nothing but what they say tells them
 * apart. The linear part learns from the harmless ones, the head from both.
 */
export function disguiseTexts(rows: readonly Row[], seed: number): readonly Row[] {
  const random = createRandom(seed + 1)
  const isShort = (row: Row): boolean => row.text.length <= LONGEST && row.payload === undefined
  const benign = rows.filter((row) => row.label === 'benign' && row.discusses !== true && isShort(row))
  const attacks = rows.filter((row) => row.label === 'injection' && !row.weak && isShort(row) && roleOf(row) === 'user')
  if (benign.length === 0 || attacks.length === 0) return []
  return Array.from({ length: MOST }, (_, index) => {
    const list = index % 3 === 0 ? attacks : benign
    const row = list[Math.floor(random() * list.length)] as Row
    const disguise = DISGUISES[Math.floor(random() * DISGUISES.length)]
    const text = disguise?.(row.text, random) ?? row.text
    return { ...row, id: `disguised-${index}`, kind: DISGUISED_KIND, role: roleOf(row), text }
  })
}

/** Whether an example is an attack in disguise; what it looks like is not to be learnt, only what it unfolds to. */
export function isDisguisedAttack({ row }: Example): boolean {
  return row.kind === DISGUISED_KIND && isAttack(row)
}

function turn(letter: string): string {
  const code = letter.charCodeAt(0)
  const base = code < 97 ? 65 : 97
  return String.fromCharCode(((code - base + 13) % 26) + base)
}
