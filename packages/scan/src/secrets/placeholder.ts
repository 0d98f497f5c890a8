import { buildLiteralSet, hasLiteral } from '../literals/literal-set.ts'
import { isKnownSample } from './known-samples.ts'

/** Words that say a value stands for another; long or marked enough not to turn up in a random key. */
const STAND_INS =
  'example sample placeholder changeme change_me change-me replaceme replace_me replace-me replacewith replace_with replace-with redacted removed masked censored your_ your- yourkey yourtoken yoursecret yourpass yourapi insert_ insert- enter_ enter- dummy foobar foo_bar foo-bar notreal not_real not-real not_a_ not-a- fake_ fake- _fake -fake mock_ mock- mocked mysecret my_secret my-secret mytoken my_token my-token mypassword mypass my_pass my-pass myapi my_api my-api mykey my_key my-key some_secret some-secret somesecret some_token some-token some_key some-key some_pass todo_ undefined default lorem abc123 123abc secret_key secret-key secretkey secret_token secret-token api_key_ api-key- access_token access-token bot_token bot-token deadbeef cafebabe password passphrase _here -here'.split(
    ' ',
  )
const STAND_IN_SET = buildLiteralSet(STAND_INS)

/** Signs of a template: the value is filled in later. */
const TEMPLATE =
  /\$\{|\{\{|\}\}|\$\(|#\{|%\{|<%|%[A-Z_]{3,40}%|%[sdv]\b|\.\.\.|…|\*\*\*|###|___|\[[a-zA-Z -]{3,40}\]|\$[A-Z_]{3,40}|^[$<{[%]|<[a-zA-Z][^<>]{1,60}>|\[[a-z0-9]{1,3}-[a-z0-9]{1,3}[a-z0-9-]{0,12}\]/

/** Without one of these signs there is no template. */
const PLAIN = /^[A-Za-z0-9+/=-]*$/

/** Length of the longest run of one character, and characters that stand in runs that count up or down by one. */
function runsOf(value: string): { readonly same: number; readonly counting: number; readonly filler: number } {
  let same = 1
  let run = 1
  let counting = 0
  let up = 1
  let step = 0
  let filler = 0
  for (let at = 1; at <= value.length; at += 1) {
    const gap = at < value.length ? value.charCodeAt(at) - value.charCodeAt(at - 1) : Number.NaN
    if (gap === 0) {
      run += 1
    } else {
      if (run > same) same = run
      if (run >= 4 && 'xX0*#._-'.includes(value.charAt(at - 1))) filler += run
      run = 1
    }
    if ((gap === 1 || gap === -1) && (step === 0 || gap === step)) {
      up += 1
      step = gap
    } else {
      if (up >= 4) counting += up
      up = gap === 1 || gap === -1 ? 2 : 1
      step = gap === 1 || gap === -1 ? gap : 0
    }
  }
  return { same, counting, filler }
}

function differentCharacters(value: string): number {
  let low = 0
  let high = 0
  let count = 0
  for (let at = 0; at < value.length && count <= 4; at += 1) {
    const code = value.charCodeAt(at) & 63
    const bit = 1 << (code & 31)
    if ((code < 32 ? low : high) & bit) continue
    if (code < 32) low |= bit
    else high |= bit
    count += 1
  }
  return count
}

/** Whether the value is a short piece over and over: `123123123`, `EXAMPLEEXAMPLE`. */
function repeats(value: string): boolean {
  const { length } = value
  if (length < 8) return false
  for (let period = 1; period <= Math.min(12, length >> 1); period += 1) {
    let allowed = (length - period) * 0.2
    for (let at = period; at < length && allowed >= 0; at += 1) {
      if (value.charCodeAt(at) !== value.charCodeAt(at - period)) allowed -= 1
    }
    if (allowed >= 0) return true
  }
  return false
}

/** Whether a value only shows where a secret would stand: a template, a stand-in word, a counted-up or repeated string. */
export function isPlaceholder(value: string): boolean {
  const seen = value.length > 400 ? value.slice(0, 400) : value
  if (!PLAIN.test(seen) && TEMPLATE.test(seen)) return true
  if (seen.length <= 120 && hasLiteral(STAND_IN_SET, seen)) return true
  const { same, counting, filler } = runsOf(seen)
  const share = seen.length > 80 ? 0.35 : 0.22
  if (counting >= Math.max(5, seen.length * share)) return true
  if (same >= Math.max(5, seen.length * 0.3) || filler >= Math.max(4, seen.length * 0.3)) return true
  if (seen.length >= 12 && differentCharacters(seen) <= 4) return true
  return repeats(seen) || isKnownSample(value)
}
