/** The words of the ICAO radio alphabet with their usual other spellings, one line a letter. */
export const RADIO_WORDS = new Map<string, string>(
  [
    'alfa alpha',
    'bravo',
    'charlie',
    'delta',
    'echo',
    'foxtrot',
    'golf',
    'hotel',
    'india',
    'juliett juliet',
    'kilo',
    'lima',
    'mike',
    'november',
    'oscar',
    'papa',
    'quebec',
    'romeo',
    'sierra',
    'tango',
    'uniform',
    'victor',
    'whiskey whisky',
    'xray ray',
    'yankee',
    'zulu',
  ].flatMap((words, at) => words.split(' ').map((word): [string, string] => [word, String.fromCharCode(97 + at)])),
)

/** By `last letter * 32 + first letter` one bit for each length of a radio word: a test that costs one look-up. */
export function buildRadioSizes(): Uint16Array {
  const sizes = new Uint16Array(32 * 32)
  for (const word of RADIO_WORDS.keys()) {
    const ends = ((word.charCodeAt(word.length - 1) - 96) << 5) | (word.charCodeAt(0) - 96)
    sizes[ends] = (sizes[ends] ?? 0) | (1 << word.length)
  }
  return sizes
}
