/** Ways to hide an ASCII text, for tests only. */

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const MORSE =
  '.- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..'
const RADIO =
  'alfa bravo charlie delta echo foxtrot golf hotel india juliett kilo lima mike november oscar papa quebec romeo ' +
  'sierra tango uniform victor whiskey xray yankee zulu'
const BRAILLE = [1, 3, 9, 25, 17, 11, 27, 19, 10, 26, 5, 7, 13, 29, 21, 15, 31, 23, 14, 30, 37, 39, 58, 45, 61, 53]
const TURNED = 'ɐqɔpǝɟƃɥᴉɾʞlɯuodbɹsʇnʌʍxʎz'

export function codesOf(text: string): readonly number[] {
  return Array.from(text, (letter) => letter.charCodeAt(0))
}

export function bits(text: string, zero = '0', one = '1'): string {
  const all = codesOf(text).map((code) => code.toString(2).padStart(8, '0'))
  return all.join('').replaceAll('0', zero).replaceAll('1', one)
}

export function base64(text: string): string {
  return btoa(text)
}

export function base32(text: string): string {
  const groups = bits(text).match(/.{1,5}/g) ?? []
  return groups.map((group) => BASE32[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

export function hex(text: string, between = '', before = ''): string {
  return codesOf(text)
    .map((code) => before + code.toString(16).padStart(2, '0'))
    .join(between)
}

export function caesar(text: string, turn: number): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 97 + turn) % 26) + 97))
}

export function atbash(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCharCode(219 - letter.charCodeAt(0)))
}

export function backwards(text: string): string {
  return Array.from(text).reverse().join('')
}

function eachWord(text: string, change: (word: string) => string, between = ' '): string {
  return text.split(' ').map(change).join(between)
}

function letterIn(table: readonly string[], letter: string): string {
  return table[letter.charCodeAt(0) - 97] ?? letter
}

export function morse(text: string): string {
  const table = MORSE.split(' ')
  return eachWord(text, (word) => Array.from(word, (letter) => letterIn(table, letter)).join(' '), ' / ')
}

export function radio(text: string): string {
  const table = RADIO.split(' ')
  return Array.from(text.replaceAll(' ', ''), (letter) => letterIn(table, letter)).join(' ')
}

export function braille(text: string): string {
  const table = BRAILLE.map((dots) => String.fromCharCode(0x2800 + dots))
  return Array.from(text, (letter) => (letter === ' ' ? '\u2800' : letterIn(table, letter))).join('')
}

export function upsideDown(text: string): string {
  const table = Array.from(TURNED)
  return backwards(text).replace(/[a-z]/g, (letter) => letterIn(table, letter))
}

export function pigLatin(text: string): string {
  return eachWord(text, (word) => {
    const first = word.search(/[aeiou]/)
    return first > 0 ? `${word.slice(first)}${word.slice(0, first)}ay` : `${word}way`
  })
}

export function flags(text: string): string {
  return text.replace(/[a-z]/g, (letter) => String.fromCodePoint(0x1f1e6 + letter.charCodeAt(0) - 97))
}

export function tags(text: string): string {
  return String.fromCodePoint(...codesOf(text).map((code) => 0xe0000 + code))
}

export function selectors(text: string): string {
  return String.fromCodePoint(...codesOf(text).map((code) => (code < 16 ? 0xfe00 + code : 0xe0100 + code - 16)))
}

export function spread(text: string, between: string, words = '   '): string {
  return eachWord(text, (word) => Array.from(word).join(between), words)
}
