/** The most frequent letter pairs of English and of names in code; words are made of them, keys are not. */
const COMMON_PAIRS =
  'th he in er an re on at en nd ti es or te of ed is it al ar st to nt ng se ha as ou io le ve co me de hi ri ro ic ne ea ra ce li ch ll be ma si om ur ca el ta la ns di fo ho pe ec pr no ct us ac ot il tr ly nc et ut ss so rs un lo wa ge ie wh ee wi em ad ol rt po we na ul ni ts mo ow pa im mi ai sh ir su id os iv ia am fi ci vi pl ig tu ev ld ry mp fe bl ab gh ty op wo sa ay ex ke fr oo av ag if ap gr od bo sp rd do uc bu ei ov by rm ep tt oc fa ef cu rn sc gi da yo cr cl du ga qu ue ff ba ey ls va um pp ua up lu go ht ru ug ds lt pi rc rr eg au ck ew mu br bi pt ak pu ui rg ib tl ny ki rk ys ob mm fu ph og ms ye ud mb ip ub oi rl gu dr hr cc tw ft wn nu af hu nn eo vo rv nf xp gn sm fl iz ok nl my gl aw ju oa eq sy sl ps jo lf nv je nk kn gs dy hy ze ks xt bs ik dd rp sk xi oe oy ws lv dl rf eu dg wr xa yi nm eb'

const PAIR = new Uint8Array(26 * 26)
for (const pair of COMMON_PAIRS.split(' ')) {
  PAIR[(pair.charCodeAt(0) - 97) * 26 + pair.charCodeAt(1) - 97] = 1
}

const HEX = /^[0-9a-f-]+$/i

function letterIndex(code: number): number {
  const folded = code | 0x20
  return folded >= 97 && folded <= 122 ? folded - 97 : -1
}

/** Share of neighbouring letters that are a common pair, 0 to 1; 0 when there are fewer than `least` neighbours. */
export function wordShare(value: string, least = 6): number {
  let pairs = 0
  let common = 0
  let last = -1
  for (let at = 0; at < value.length; at += 1) {
    const letter = letterIndex(value.charCodeAt(at))
    if (letter >= 0 && last >= 0) {
      pairs += 1
      common += PAIR[last * 26 + letter] ?? 0
    }
    last = letter
  }
  return pairs < least ? 0 : common / pairs
}

/** Scratch space of `entropy`, cleared at each use. */
const COUNTS = new Uint16Array(128)

/** Shannon entropy in bits a character, over the first 256 characters. */
export function entropy(value: string): number {
  const length = Math.min(value.length, 256)
  if (length === 0) return 0
  COUNTS.fill(0)
  let bits = 0
  for (let at = 0; at < length; at += 1) {
    const slot = value.charCodeAt(at) & 127
    COUNTS[slot] = (COUNTS[slot] ?? 0) + 1
  }
  for (let slot = 0; slot < 128; slot += 1) {
    const count = COUNTS[slot] ?? 0
    if (count > 0) bits -= (count / length) * Math.log2(count / length)
  }
  return bits
}

/** What a value is made of. */
export interface Makeup {
  readonly digits: number
  readonly lower: number
  readonly upper: number
  readonly other: number
  /** How often the kind of character changes from one to the next. */
  readonly changes: number
}

function kindOf(code: number): 0 | 1 | 2 | 3 {
  if (code >= 48 && code <= 57) return 0
  if (code >= 97 && code <= 122) return 1
  return code >= 65 && code <= 90 ? 2 : 3
}

/** Counts the kinds of characters in a value. */
export function makeupOf(value: string): Makeup {
  const counts: [number, number, number, number] = [0, 0, 0, 0]
  let changes = 0
  let last = -1
  for (let at = 0; at < value.length; at += 1) {
    const kind = kindOf(value.charCodeAt(at))
    counts[kind] += 1
    if (last >= 0 && kind !== last) changes += 1
    last = kind
  }
  return { digits: counts[0], lower: counts[1], upper: counts[2], other: counts[3], changes }
}

/**
 * Whether a token looks drawn at random rather than written by a person: its entropy is near what its length
 * allows, its letters are not words, and it mixes digits and letters (or is long).
 */
export function looksRandom(value: string): boolean {
  const { length } = value
  if (length < 8) return false
  const { digits, lower, upper, changes } = makeupOf(value)
  const letters = lower + upper
  if (entropy(value) < Math.min(Math.log2(length) * 0.72, 3)) return false
  if (digits === 0) return length >= 16 && wordShare(value) < 0.66
  if (letters === 0) return length >= 15
  // A word with a number behind it is a name: "release2024", "node18".
  if (changes <= 1 && length < 20) return false
  // The letters of hexadecimal digits pair too often to tell.
  if (digits >= 3 && HEX.test(value)) return true
  return wordShare(value) < (digits >= 3 ? 0.78 : 0.7)
}
