/** A text as a reader of its JSON takes it, and for each of its places the place in the JSON; `starts` ends with the length. */
export interface PlainReading {
  readonly text: string
  /** undefined when nothing was escaped: the two texts are the same. */
  readonly starts: Uint32Array | undefined
}

const ESCAPES = new Map<string, string>([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['b', '\b'],
  ['f', '\f'],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
])
/** JSON in a text of JSON in a text of JSON: nobody nests deeper but to hide. */
const MOST_PASSES = 3
// A string that is JSON itself; a path on Windows has backslashes too, and must not lose them in a second pass.
const NESTED = /"[[{](?:\\[nrt]|[\s[{]){0,40}\\+"/

/**
 * A text that is JSON, or begins like it, with its escapes undone: line ends and quotes of the words inside stand as
 * the model reads them. Any other text is given back as it is. Linear, and keeps JSON that was cut off.
 */
export function unescapeJson(text: string): PlainReading {
  let reading: PlainReading = { text, starts: undefined }
  if (!/^\s{0,100}[[{"]/.test(text)) return reading
  for (let pass = 0, nested = true; pass < MOST_PASSES && nested && reading.text.includes('\\'); pass += 1) {
    nested = NESTED.test(reading.text)
    reading = unescapeOnce(reading)
  }
  return reading
}

function unescapeOnce({ text, starts }: PlainReading): PlainReading {
  const places = new Uint32Array(text.length + 1)
  const placeOf = (at: number) => starts?.[at] ?? at
  let written = 0
  let plain = ''
  let from = 0
  const copyTo = (end: number) => {
    plain += text.slice(from, end)
    for (let at = from; at < end; at += 1) places[written++] = placeOf(at)
    from = end
  }
  for (let at = text.indexOf('\\'); at !== -1; at = text.indexOf('\\', from)) {
    const found = readEscape(text, at)
    copyTo(found === undefined ? at + 1 : at)
    if (found === undefined) continue
    from = at + found.length
    plain += found.character
    places[written++] = placeOf(at)
  }
  copyTo(text.length)
  places[written] = placeOf(text.length)
  return { text: plain, starts: places.slice(0, written + 1) }
}

function readEscape(text: string, at: number): { readonly character: string; readonly length: number } | undefined {
  const letter = text.charAt(at + 1)
  const known = ESCAPES.get(letter)
  if (known !== undefined) return { character: known, length: 2 }
  const hex = letter === 'u' ? /^[0-9a-fA-F]{4}$/.exec(text.slice(at + 2, at + 6))?.[0] : undefined
  return hex === undefined ? undefined : { character: String.fromCharCode(Number.parseInt(hex, 16)), length: 6 }
}
