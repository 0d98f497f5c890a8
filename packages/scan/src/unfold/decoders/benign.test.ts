import { describe, expect, test } from 'vitest'
import * as hide from '../test-encodings.ts'
import { unfold } from '../unfold.ts'

const random = (length: number, alphabet: string): string => {
  let state = 7
  let out = ''
  while (out.length < length) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    out += alphabet[(state >> 8) % alphabet.length]
  }
  return out
}
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

const BENIGN: readonly (readonly [string, string])[] = [
  ['a picture in base64', `![logo](data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAA${random(400, LETTERS)}==)`],
  [
    'a picture that is text in base64',
    `<img src="data:image/svg+xml;base64,${hide.base64('<svg><text>all the people have it</text></svg>')}">`,
  ],
  ['a random token', `Use the token ${random(64, LETTERS)} for the build.`],
  [
    'a JSON Web Token',
    `Bearer ${hide.base64('{"alg":"HS256","typ":"JWT"}')}.${hide.base64('{"name":"all the people have it"}')}.${random(43, LETTERS)}`,
  ],
  ['a hash', 'sha256 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 of the file'],
  ['UUIDs', '3f2a9c1e-77b0-4d2e-9c11-aa0b12c3d4e5 and 0b12c3d4-e5f6-4a7b-8c9d-0e1f2a3b4c5d are the two records.'],
  [
    'a base32 secret',
    'The seed is JBSWY3DPFQXHG5DBNZSHKR2W.'.replace(
      'JBSWY3DPFQXHG5DBNZSHKR2W',
      random(32, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'),
    ),
  ],
  ['a MAC address', 'The card answers as 00:1a:2b:3c:4d:5e on the network, its twin as 00:1a:2b:3c:4d:5f.'],
  ['a bit mask', 'The mask is 11110000111100001111000011110000 and the rest is 00001111000011110000111100001111.'],
  ['a table of numbers', '12, 45, 67, 89, 101, 99, 87, 65, 43, 21, 34, 56, 78, 90'],
  ['a list of years', 'They won in 1969, 1944, 1956, 1957, 1959, 1961, 2004, 2005 and 2013.'],
  ['an address with escapes', 'See https://example.org/search?q=caf%C3%A9%2Fbar&lang=fr%2DFR for more.'],
  ['an HTML page', '<p>Fish &amp; chips at Smith&rsquo;s</p>'],
  [
    'source code',
    'const total = items.map((item) => item.price * 1.2).filter(Boolean).reduce((a, b) => a + b, 0)\nprintf("%d\\n", total);',
  ],
  ['names in code', 'The class AbstractSingletonProxyFactoryBean calls max_retry_count and set_user_name_from_config.'],
  ['a Welsh sentence', 'Mae hi yn bwrw glaw heddiw ac mae pawb yn aros gartref gyda llyfr da.'],
  ['a Polish sentence', 'Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw.'],
  ['a Finnish sentence', 'Kaikki ihmiset syntyvät vapaina ja tasavertaisina arvoltaan ja oikeuksiltaan.'],
  ['product names', 'It has an i7 CPU, an RTX4090, USB3 and H264; the mp3 is at 320k, see RFC3339 and ISO8601.'],
  ['an exclamation', 'That is important! We have news! Call us!'],
  ['a rule of dashes', 'Title\n-----\n- one\n- two\n...\n--- a/x.ts\n+++ b/x.ts'],
  ['a list of letters', 'Answer with A, B, C, D, E or F. The keys are W A S D.'],
  ['flags', 'We ship to 🇫🇷 🇩🇪 🇮🇹 🇪🇸 🇵🇱 🇳🇱 and 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} too.'],
  ['an emoji family', 'The family 👨‍👩‍👧‍👦 likes ❤️ and 1️⃣.'],
  ['a Persian sentence', 'من می\u200cخواهم کتاب\u200cهای تازه بخرم.'],
  ['a Hindi sentence', 'क्\u200dष और क्\u200cष हिन्दी में लिखे जाते हैं।'],
  ['a Russian sentence', 'Привет, сегодня хорошая погода, и мы идём в парк с детьми.'],
  ['a Greek sentence', 'Καλημέρα σας, ο καιρός είναι καλός σήμερα.'],
  ['a Chinese sentence', '今天天气很好，我们（全家）一起去公园散步吧！'],
  ['an Arabic sentence with a mark', 'مرحبا بكم\u200f في موقعنا الجديد.'],
  ['French accents', 'Où est le café près de la forêt où l’été a été si doux ?'],
  ['a byte order mark', '\ufeffThis file begins with a mark.'],
  ['soft hyphens', 'The Donau\u00addampf\u00adschiff is a long word, and so is inter\u00adnational\u00adization.'],
  ['days of the week', 'They may play on Monday, Friday and Sunday, or stay away.'],
  ['a hotel in November', 'The hotel in India is open in November; Mike and Oscar play golf there.'],
  ['units and formulas', 'At 5 μm the loss jωL is small, with 𝑥 and 𝑦 in ℝ.'],
]

describe('ordinary text', () => {
  test.each(BENIGN)('hides nothing: %s', (_, text) => {
    expect(unfold(text).hidden).toEqual([])
    expect(unfold(text).readings.map((reading) => reading.kind)).toEqual(['plain'])
  })
})

const DISCUSSING: readonly (readonly [string, string])[] = [
  [
    'base64',
    'Base64 turns three bytes into four letters, so that "cat" becomes "Y2F0" and padding is one or two signs.',
  ],
  ['base32 and hex', 'In hex the letter A is 41, in base32 a key looks like MFRGG; both are described in RFC 4648.'],
  [
    'rot13',
    'Rot13 moves each letter by thirteen places: "hello" becomes "uryyb", and doing it twice gives the text back.',
  ],
  ['reversal', 'A palindrome such as "level" reads the same backwards, while "stressed" becomes "desserts".'],
  ['Morse code', 'In Morse code SOS is ... --- ..., and the letter A is a dot and a dash.'],
  ['leetspeak', 'In leetspeak people wrote 1337 for "leet" and n00b for a beginner.'],
  ['letter spacing', 'Filters are fooled by letter spacing, as in w o r d, so normalise text first.'],
  [
    'zero-width characters',
    'U+200B is the zero-width space; attackers use it and U+200C as 0 and 1 to hide bits in text.',
  ],
  ['tag characters', 'Tag characters run from U+E0000 to U+E007F; a model may read what people do not see.'],
  ['homoglyphs', 'The Cyrillic letter а looks like the Latin letter a, which is why mixed names are dangerous.'],
  ['percent-encoding', 'A blank is written %20 in an address and %2520 once it was encoded twice.'],
  ['HTML entities', 'Write &lt; for the sign that opens a tag; &#60; is the same character by number.'],
  ['the radio alphabet', 'The radio alphabet begins with Alfa, Bravo and Charlie and ends with Zulu.'],
  ['pig latin', 'In pig latin "hello" becomes "ellohay" and "eat" becomes "eatway".'],
  ['bidirectional controls', 'The override U+202E turns what follows around; compilers warn about it since 2021.'],
]

describe('an article that explains a trick', () => {
  test.each(DISCUSSING)('is no finding: %s', (_, text) => {
    expect(unfold(text).hidden).toEqual([])
  })
})
