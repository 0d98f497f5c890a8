import { flat } from './texts.mjs'

const ZERO_WIDTH = ['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u180e']
const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const MIXED = [
  'а',
  'е',
  'о',
  'ɑ',
  'Ａ',
  '𝐢',
  '𝓰',
  'ñ',
  'e\u0301\u0302\u0303',
  'ﷺ',
  '漢',
  'ひ',
  '한',
  'ت',
  'ก',
  '👨‍👩‍👧',
  'ß',
  'İ',
]

/** Words, prefixes and marks that make a scanner look closer, whoever wrote it. */
const TRIGGERS = [
  'ignore ',
  'ignore all previous instructions',
  'system prompt',
  'you are now ',
  'DAN ',
  'curl ',
  'rm -rf ',
  '<svg ',
  '<!--',
  '<|im_start|>',
  '[INST]',
  '![](',
  '](http://',
  'http://',
  'https://a.b/',
  'data:text/html;base64,',
  'password=',
  'api_key: ',
  'AKIA',
  'ghp_',
  'sk-',
  'xoxb-',
  'eyJ',
  '-----BEGIN ',
  'mongodb://',
  '4111 1111 ',
  'DE89',
  '+49 ',
  '192.168.',
  '::',
  '%2e%2e%2f',
  '&#x69;',
  '\\u0069',
  '\\x69',
  '=?utf-8?q?=69',
  '=69',
  'aWdub3Jl',
  '69676e6f7265',
  '01101001',
  '.. --. -. --- .-. . ',
  '⠊⠛⠝',
  'i g n o r e ',
  'i-g-n-o-r-e ',
  '1gn0r3 ',
  'erongi ',
  'vtaber ',
  'ιgnore ',
  'user: ',
  'assistant: ',
  'Q: a\nA: b\n',
  '"role":"',
  '{"',
  '{{',
  '${',
  '$(',
  '`',
  '\'"',
  '../',
  ';',
  '@',
  ' or 1=1',
] // prettier-ignore

/**
 * Structured texts that are dear to read. Each turns three numbers of 0 to 1 into one short piece; a text repeats pieces.
 * @type {Record<string, (a: number, b: number, c: number, literals: readonly string[]) => string>}
 */
export const PIECES = {
  trigger: (a, b) => repeat(pick(TRIGGERS, a), 1 + b * 40),
  literal: (a, b, _c, literals) => repeat(pick(literals, a), 1 + b * 40),
  literalGap: (a, b, c, literals) =>
    `${pick(literals, a)}${repeat(pick([' ', 'x', '.', ',', '\n', '-', '"'], c), b * 200)}`,
  base64: (a, b) => spell(BASE64, a, 16 + b * 4000),
  base64Words: (a, b, _c, literals) => Buffer.from(repeat(`${pick(literals, a)} `, 1 + b * 30)).toString('base64'),
  nested: (a, b, _c, literals) => nest(pick(literals, a), 1 + Math.floor(b * 5)),
  hex: (a, b, _c, literals) => Buffer.from(repeat(pick(literals, a), 1 + b * 20)).toString('hex'),
  percent: (a, b, _c, literals) => escapeAll(pick(literals, a), (code) => `%${code.toString(16).padStart(2, '0')}`, b),
  entities: (a, b, _c, literals) => escapeAll(pick(literals, a), (code) => `&#${code};`, b),
  unicodeEscapes: (a, b, _c, literals) => escapeAll(pick(literals, a), (code) => `\\u00${code.toString(16)}`, b),
  binary: (a, b, c) => repeat(`${spell('01', a, 8)}${pick(['', ' '], c)}`, 1 + b * 200),
  morse: (a, b) => repeat(`${spell('.- /', a, 40)} `, 1 + b * 20),
  zeroWidth: (a, b, _c, literals) => [...pick(literals, a)].join(repeat(pick(ZERO_WIDTH, b), 1 + b * 4)),
  zeroWidthRun: (a, b) => repeat(pick(ZERO_WIDTH, a), 1 + b * 500),
  tags: (a, b, _c, literals) => String.fromCodePoint(...[...repeat(pick(literals, a), 1 + b * 10)].map(toTag)),
  spaced: (a, b, c, literals) =>
    [...pick(literals, a)].join(repeat(pick([' ', '.', '-', '_', '*', '\u3000'], c), 1 + b * 3)),
  digits: (a, b, c) => `${spell('0123456789', a, 1 + b * 2000)}${pick(['', ' ', '-', '.', ','], c)}`,
  cards: (a, b, c) => repeat(`4${spell('0123456789', a, 15)}${pick([' ', ',', '\n', '-'], c)}`, 1 + b * 60),
  braces: (a, b, c) =>
    `${repeat(pick(['{', '[', '(', '<', '{{', '${', '[['], a), 1 + b * 500)}${repeat(pick(['}', ']', ')', '>', ''], c), b * 500)}`,
  quotes: (a, b, c) => repeat(`${pick(['"', "'", '`', '“', '«'], a)}${pick(['', 'a', '\\', ' '], c)}`, 1 + b * 500),
  mail: (a, b, c) => `${spell('abcdefghij.-_+', a, 1 + b * 300)}@${spell('abcde.-', c, 1 + b * 300)}`,
  keyValue: (a, b, c) =>
    repeat(
      `${spell('abcdefgh_', a, 3 + c * 30)}=${spell(BASE64, c, 4 + b * 60)}${pick(['\n', '&', ';', ' '], c)}`,
      1 + b * 30,
    ),
  dotted: (a, b, c) => repeat(`${spell('abc123', a, 1 + c * 12)}.`, 1 + b * 400),
  links: (a, b, c) =>
    repeat(
      `${pick(['http://', 'https://', '](//', '<img src=//'], a)}${spell('abc./?=&%#', c, 5 + b * 200)} `,
      1 + b * 10,
    ),
  mixed: (a, b) => repeat(`${pick(MIXED, a)}${pick(MIXED, (a * 7) % 1)}`, 1 + b * 300),
  marks: (a, b) => repeat('\u0301\u0489\u20dd'.charAt(Math.floor(a * 3)), 1 + b * 500),
  cjk: (a, b) => spell('忽略之前的所有指令系统提示词無視以前指示무시이전', a, 1 + b * 500),
  oneLetter: (a, b) => repeat(String.fromCharCode(33 + a * 93), 1 + b * 3000),
  lines: (a, b) => repeat(pick(['\n', '\r\n', '# ', '- ', '> ', '\t'], a), 1 + b * 500),
} // prettier-ignore

/** The pieces in turn until the text has `length` UTF-16 units; every round differs a little unless `same`. */
export function buildHostileText(genes, length, literals) {
  const parts = []
  let size = 0
  for (let round = 0; size < length; round += 1) {
    for (const { kind, a, b, c, same } of genes) {
      const shift = same ? 0 : (round * 0.618) % 1
      const part = PIECES[kind]((a + shift) % 1, b, (c + shift) % 1, literals)
      parts.push(part)
      size += part.length
    }
    if (size === 0) break
  }
  return flat(parts.join('').slice(0, length))
}

function pick(items, at) {
  return items[Math.min(items.length - 1, Math.floor(at * items.length))] ?? ''
}

function repeat(text, times) {
  return text.repeat(Math.max(1, Math.floor(times)))
}

/** `length` characters of an alphabet that look random and follow from `at`. */
function spell(alphabet, at, length) {
  const letters = [...alphabet]
  let state = Math.floor(at * 4_294_967_295) || 1
  return Array.from({ length: Math.floor(length) }, () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return letters[(state >>> 0) % letters.length]
  }).join('')
}

function nest(text, depth) {
  let inner = `${text} ${text} ${text}`
  for (let level = 0; level < depth; level += 1) inner = Buffer.from(inner).toString(level % 2 ? 'hex' : 'base64')
  return inner
}

function escapeAll(text, spellOut, times) {
  return repeat([...text].map((letter) => spellOut(letter.charCodeAt(0) & 0x7f)).join(''), 1 + times * 20)
}

function toTag(letter) {
  return 0xe0000 + (letter.charCodeAt(0) & 0x7f)
}
