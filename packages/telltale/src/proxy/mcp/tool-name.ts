import { unfold } from '@telltale/scan'

/** What is wrong with the way a name is written; undefined for nothing. */
export type NameTrick = 'confusable_name' | 'hidden_characters'

// Letters of other scripts that a reader takes for these Latin ones, where a whole word is made of them.
const LOOK_ALIKES: readonly (readonly [latin: string, others: string])[] = [
  ['a', 'аα'],
  ['b', 'вь'],
  ['c', 'сϲ'],
  ['d', 'ԁ'],
  ['e', 'еεє'],
  ['g', 'ԍɡ'],
  ['h', 'һнհ'],
  ['i', 'іιї'],
  ['j', 'јϳ'],
  ['k', 'кκ'],
  ['l', 'ӏ'],
  ['m', 'м'],
  ['n', 'ոη'],
  ['o', 'оοօ'],
  ['p', 'рρ'],
  ['q', 'ԛ'],
  ['r', 'гᴦ'],
  ['s', 'ѕ'],
  ['t', 'тτ'],
  ['u', 'υսц'],
  ['v', 'ѵν'],
  ['w', 'ԝωш'],
  ['x', 'хχ'],
  ['y', 'уγү'],
  ['z', 'ᴢ'],
]
const LATIN = new Map(LOOK_ALIKES.flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)))

/** Letters and signs that a quick reader takes for each other in plain ASCII. */
const ASCII_ALIKES = new Map([
  ['0', 'o'],
  ['1', 'l'],
  ['i', 'l'],
  ['|', 'l'],
  ['5', 's'],
  ['_', ''],
  ['-', ''],
  ['.', ''],
  ['/', ''],
  [' ', ''],
])

/** Says whether a name is written with characters that are not what they seem, or that do not show. */
export function findNameTrick(name: string): NameTrick | undefined {
  if (/^[\x21-\x7e]*$/.test(name)) return undefined
  if ([...name].some(isUnseen)) return 'hidden_characters'
  const plain = unfold(name, { depth: 0 }).readings[0].text
  if (plain !== name) return 'confusable_name'
  const letters = [...name].filter((letter) => letter.codePointAt(0) !== undefined && letter > '\x7f')
  return letters.length > 0 && letters.every((letter) => LATIN.has(letter.toLowerCase()))
    ? 'confusable_name'
    : undefined
}

/** What a quick reader takes a name for; two names with one skeleton can be mistaken for each other. */
export function skeletonOf(name: string): string {
  const plain = unfold(name.normalize('NFKC'), { depth: 0 }).readings[0].text.toLowerCase()
  const latin = [...plain].filter((letter) => !isUnseen(letter)).map((letter) => LATIN.get(letter) ?? letter)
  return latin
    .map((letter) => ASCII_ALIKES.get(letter) ?? letter)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

type Range = readonly [from: number, to: number]

// Controls, what has no width, what turns the direction of writing, tag characters and variation selectors.
const UNSEEN: readonly Range[] = [
  [0x00, 0x08],
  [0x0b, 0x0c],
  [0x0e, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x34f, 0x34f],
  [0x61c, 0x61c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180e],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x202a, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

/** Whether a character shows nothing, and has no place in a description that people and models are to read. */
export function isUnseen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x20 && code < 0x7f) return false
  return UNSEEN.some(([from, to]) => code >= from && code <= to)
}
