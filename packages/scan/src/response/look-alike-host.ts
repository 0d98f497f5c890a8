// Bootstring parameters of RFC 3492, section 5.
const BASE = 36
const T_MIN = 1
const T_MAX = 26
const SKEW = 38
const DAMP = 700
const FIRST_BIAS = 72
const FIRST_CODE = 128
const LABEL_LONGEST = 63

function adapt(delta: number, count: number, isFirst: boolean): number {
  let rest = isFirst ? Math.floor(delta / DAMP) : delta >> 1
  rest += Math.floor(rest / count)
  let k = 0
  for (; rest > ((BASE - T_MIN) * T_MAX) >> 1; k += BASE) rest = Math.floor(rest / (BASE - T_MIN))
  return k + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW))
}

function digitOf(character: string): number {
  const code = character.charCodeAt(0)
  if (code >= 0x61 && code <= 0x7a) return code - 0x61
  return code >= 0x30 && code <= 0x39 ? code - 0x30 + 26 : BASE
}

/** Reads a label after its `xn--`; undefined where it is not Punycode. */
function decodePunycode(label: string): string | undefined {
  if (label.length > LABEL_LONGEST) return undefined
  const dash = label.lastIndexOf('-')
  const output = [...label.slice(0, Math.max(0, dash))]
  let code = FIRST_CODE
  let bias = FIRST_BIAS
  let index = 0
  for (let at = dash + 1; at < label.length; ) {
    const before = index
    let weight = 1
    for (let k = BASE; ; k += BASE) {
      const digit = digitOf(label.charAt(at++) || '-')
      if (digit >= BASE) return undefined
      index += digit * weight
      const limit = Math.min(T_MAX, Math.max(T_MIN, k - bias))
      if (digit < limit) break
      weight *= BASE - limit
      if (weight > 0x7fffffff) return undefined
    }
    const count = output.length + 1
    bias = adapt(index - before, count, before === 0)
    code += Math.floor(index / count)
    if (code > 0x10ffff) return undefined
    output.splice(index % count, 0, String.fromCodePoint(code))
    index = (index % count) + 1
  }
  return output.join('')
}

/** Letters of other scripts that are drawn like Latin ones. */
const LOOK_ALIKE = /^[асԁеһіјӏоԛрѕԝхуὑαοινυρτκβօոսցհѵᴀ-ᴢɑɡıɩʏⅼⅰ0-9-]+$/u

/** Whether a host is drawn like a Latin name and is another. */
export function isLookAlike(host: string): boolean {
  return host.split('.').some((label) => {
    const shown = label.startsWith('xn--') ? decodePunycode(label.slice(4)) : label
    if (shown === undefined) return true
    const strange = [...shown].filter((character) => character > '\u007f')
    if (strange.length === 0) return false
    const isMixed =
      /[a-z]/.test(shown) &&
      strange.some((character) => /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(character))
    return isMixed || LOOK_ALIKE.test(shown)
  })
}
