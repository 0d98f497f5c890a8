const ESC = '\u001b'
// The single signs that stand for ESC and another (ECMA-48).
const SINGLE: readonly (readonly [sign: string, pair: string])[] = [
  ['\u009b', '['],
  ['\u009d', ']'],
  ['\u0090', 'P'],
  ['\u009e', '^'],
  ['\u009f', '_'],
]

// What no output of a program needs, and a terminal would do. Colours, links and a moving cursor are left alone.
const TRICKS: readonly (readonly [does: (code: string) => boolean, what: string])[] = [
  [(code) => code.startsWith(']52;'), 'would write to the clipboard'],
  [(code) => /^[P^_]/.test(code), 'would command the terminal'],
  [(code) => isConcealing(/^\[([\d;]{0,64})m/.exec(code)?.[1] ?? ''), 'would hide what follows'],
]

/** What a text would do to a terminal that shows it; undefined where it would do nothing but be read. */
export function findTerminalTrick(text: string): string | undefined {
  const signs = SINGLE.filter(([sign]) => text.includes(sign))
  if (signs.length === 0 && !text.includes(ESC)) return undefined
  const plain = signs.reduce((left, [sign, pair]) => left.replaceAll(sign, `${ESC}${pair}`), text)
  for (const code of plain.split(ESC).slice(1)) {
    const trick = TRICKS.find(([does]) => does(code))
    if (trick !== undefined) return trick[1]
  }
  return undefined
}

// How many numbers belong to a colour: 38;5;8 is a grey, and hides nothing.
const COLOURS = new Set(['38', '48', '58'])
const COLOUR_NUMBERS = new Map([
  ['5', 2],
  ['2', 4],
])

function isConcealing(numbers: string): boolean {
  const list = numbers.split(';')
  for (let at = 0; at < list.length; at += 1) {
    if (list[at] === '8' || list[at] === '08') return true
    if (COLOURS.has(list[at] ?? '')) at += COLOUR_NUMBERS.get(list[at + 1] ?? '') ?? 0
  }
  return false
}
