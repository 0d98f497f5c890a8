// Letters of other alphabets that are drawn like Latin ones in common fonts (subset of Unicode's confusables
// that this page's two fonts cannot tell apart).
const PAIRS: readonly (readonly [letters: string, latin: string])[] = [
  ['асԁеһіјӏорԛѕԝухуь', 'acdehijlopqswxyxb'],
  ['АВЕЅІЈКМНОРСТХУԌԚԜ', 'ABESIJKMHOPCTXYGQW'],
  ['αγικνορτυχω', 'ayiknoptuxw'],
  ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
  ['օոսհցք', 'onuhgp'],
  ['ᎪᏴᏟᎬᎻᎫᏦᏞᎷΝᏢᏚᎢᏙᏔᏃ', 'ABCEHJKLMNPSTVWZ'],
  ['ɑɡıℓ', 'agil'],
]

const LATIN_OF = new Map<string, string>(
  PAIRS.flatMap(([letters, latin]) => [...letters].map((letter, i) => [letter, latin[i] ?? '?'] as const)),
)

const WORD = /[\p{L}\p{M}]+/gu

/**
 * Where letters stand that look Latin and are not, in words that hold Latin letters too: UTF-16 position to
 * the Latin letter each is taken for. A word wholly in another alphabet is that language, and is left alone.
 */
export function findLookAlikes(text: string): ReadonlyMap<number, string> {
  const found = new Map<number, string>()
  for (const match of text.matchAll(WORD)) {
    const word = match[0]
    if (!/[A-Za-z]/.test(word) || /^[A-Za-z]+$/.test(word)) continue
    let at = match.index
    for (const letter of word) {
      const latin = LATIN_OF.get(letter)
      if (latin !== undefined) found.set(at, latin)
      at += letter.length
    }
  }
  return found
}
