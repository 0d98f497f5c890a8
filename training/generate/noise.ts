import { type Random, sample } from './random.ts'

type Distort = (random: Random, text: string) => string

const EMOJI = ['🙂', '😀', '👍', '🙏', '🔥', '❗', '✅', '😅', '🚀', '💡', '📎', '⚠️', '🎉', '🤖', '😡', '❤️']
const LOOKS: ReadonlyMap<string, string> = new Map(
  [...'a4 e3 i1 o0 s5 t7'.split(' ')].map((pair) => [pair[0] ?? '', pair[1] ?? '']),
)
const SIGNS: ReadonlyMap<string, string> = new Map(
  [...'aа cс eе iі oо pр xх yу AА EЕ OО SЅ a@ s$ i| e€ l1'.split(' ')].map((pair) => [pair[0] ?? '', pair[1] ?? '']),
)
const UNSEEN = ['\u200b', '\u200c', '\u2060', '\u00ad']
const WORD = /\p{L}{4,}/gu

/** Distortions by name, drawn for every label alike, with the share of texts that get each. */
const NOISES: readonly { readonly name: string; readonly share: number; readonly distort: Distort }[] = [
  { name: 'typos', share: 0.07, distort: (random, text) => changeWords(random, text, 0.1) },
  { name: 'many-typos', share: 0.025, distort: (random, text) => changeWords(random, text, 0.4) },
  { name: 'lower', share: 0.06, distort: (_, text) => text.toLowerCase() },
  { name: 'upper', share: 0.03, distort: (_, text) => text.toUpperCase() },
  { name: 'unpunctuated', share: 0.03, distort: (_, text) => text.replace(/[.,!?;](?=\s|$)/g, '') },
  {
    name: 'shouting',
    share: 0.02,
    distort: (random, text) => text.replace(/[.!?](?=\s|$)/g, () => random.pick(['!', '!!', '!!!', '...', '?!', '.'])),
  },
  { name: 'emoji', share: 0.035, distort: addEmoji },
  { name: 'wrapped', share: 0.04, distort: wrap },
  {
    name: 'spaces',
    share: 0.025,
    distort: (random, text) => text.replace(/ /g, () => (random.chance(0.15) ? '  ' : ' ')),
  },
  { name: 'one-line', share: 0.03, distort: (_, text) => text.replace(/\s*\n\s*/g, ' ') },
  {
    name: 'accents-lost',
    share: 0.02,
    distort: (_, text) =>
      text
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .normalize('NFC'),
  },
  {
    name: 'look-alikes',
    share: 0.02,
    distort: (random, text) =>
      text.replace(/[aeiost]/g, (letter) => (random.chance(0.4) ? (LOOKS.get(letter) ?? letter) : letter)),
  },
  {
    name: 'other-signs',
    share: 0.015,
    distort: (random, text) =>
      text.replace(/[aceilopsxy]/gi, (letter) => (random.chance(0.25) ? (SIGNS.get(letter) ?? letter) : letter)),
  },
  {
    name: 'zero-width',
    share: 0.012,
    distort: (random, text) =>
      text.replace(/\p{L}/gu, (letter) => (random.chance(0.2) ? letter + random.pick(UNSEEN) : letter)),
  },
  {
    name: 'full-width',
    share: 0.006,
    distort: (_, text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  },
  {
    name: 'spread',
    share: 0.008,
    distort: (random, text) =>
      text.replace(WORD, (word) => (random.chance(0.25) ? [...word].join(random.pick([' ', '-', '.'])) : word)),
  },
]

/** The name of a noise, or `none`; it is drawn before the label is looked at. */
export function pickNoise(random: Random): string {
  let at = random.next()
  for (const noise of NOISES) {
    at -= noise.share
    if (at < 0) return noise.name
  }
  return 'none'
}

/** The text with that noise. */
export function applyNoise(random: Random, name: string, text: string): string {
  const noise = NOISES.find((one) => one.name === name)
  return noise === undefined ? text : noise.distort(random, text)
}

function changeWords(random: Random, text: string, share: number): string {
  return text.replace(WORD, (word) => (random.chance(share) ? misspell(random, word) : word))
}

function misspell(random: Random, word: string): string {
  const letters = [...word]
  const at = random.int(1, letters.length - 2)
  const here = letters[at] ?? ''
  const next = letters[at + 1] ?? ''
  const changes = [
    () => letters.toSpliced(at, 1),
    () => letters.toSpliced(at, 0, here),
    () => letters.toSpliced(at, 2, next, here),
    () => letters.toSpliced(at, 1, random.pick([...'aeionrst'])),
  ]
  return random.pick(changes)().join('')
}

function addEmoji(random: Random, text: string): string {
  const few = sample(random, EMOJI, random.int(1, 3))
  const [first = '', ...rest] = few
  return random.chance(0.3) ? `${first} ${text}${rest.join('')}` : `${text} ${few.join('')}`
}

function wrap(random: Random, text: string): string {
  const width = random.int(38, 84)
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n')
}

function wrapLine(line: string, width: number): string {
  let out = ''
  let column = 0
  for (const word of line.split(' ')) {
    const breaks = column > 0 && column + word.length >= width
    if (column > 0) out += breaks ? '\n' : ' '
    out += word
    column = breaks ? word.length : column + word.length + 1
  }
  return out
}
