import { createRandom } from './random.mjs'

const WORDS =
  'the of and to in a is that for it as was with be by on not he this are or his from at which but have an had they you were their one all we can her has there been if more when will would who so no said what up its about into than them only other time new some could these two may then do first any my now such like our over man me even most made after also did many before must through years where much your way well down should because each just those people how too little state good very make world still own see men work long get here between both life being under never day same another know while last might us great old year off come since against go came right used take three'.split(
    ' ',
  )

/** Letters, notes, tickets, JSON and code of plain words, cut to `length`. */
export function ordinaryText(seed, length) {
  const random = createRandom(seed)
  const parts = []
  let size = 0
  while (size < length) {
    const part = `${random.pick([sentence, sentence, sentence, jsonLine, codeLine, mailHead, listItem])(random)}\n`
    parts.push(part)
    size += part.length
  }
  return flat(parts.join('').slice(0, length))
}

/** A text of its own, as one that came over the wire is: joined strings are trees until somebody reads them. */
export function flat(text) {
  return Buffer.from(text, 'utf16le').toString('utf16le')
}

const words = (random, count) =>
  Array.from({ length: count }, () => WORDS[Math.floor(random.next() ** 2 * WORDS.length)])

function sentence(random) {
  const text = words(random, 6 + random.below(18)).join(' ')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${random.pick(['.', '.', '?', ':'])}`
}

function jsonLine(random) {
  const [key, ...rest] = words(random, 5)
  return JSON.stringify({ [`${key}_id`]: random.below(1e6), text: rest.join(' '), ok: random.next() < 0.5 })
}

function codeLine(random) {
  const [a, b, c] = words(random, 3)
  return `  const ${a}${b} = await ${c}.find({ id: ${random.below(999)}, name: "${b} ${a}" }) // ${c}`
}

function mailHead(random) {
  const [a, b, c] = words(random, 3)
  return `From: ${a}.${b}@example.com\nDate: 2026-0${1 + random.below(9)}-1${random.below(9)}\nSubject: ${sentence(random)} ${c}`
}

function listItem(random) {
  return `- [${words(random, 2).join(' ')}](https://example.com/${words(random, 2).join('/')}?page=${random.below(99)}) ${sentence(random)}`
}
