/**
 * The character map of SentencePiece: base64 of a double-array trie (four bytes of its length before it) and of the
 * texts its values point to, each ended by a zero byte. Throws a sentence when it is damaged.
 */
export function parseCharsMap(base64: string): (text: string) => string {
  const bytes = Uint8Array.from(Buffer.from(base64, 'base64'))
  const view = new DataView(bytes.buffer)
  const trieBytes = bytes.length >= 4 ? view.getUint32(0, true) : 0
  if (trieBytes < 4 || trieBytes % 4 !== 0 || trieBytes + 4 > bytes.length)
    throw new Error('precompiled_charsmap is damaged')
  const units = Uint32Array.from({ length: trieBytes / 4 }, (_, i) => view.getUint32(4 + 4 * i, true))
  const texts = bytes.subarray(4 + trieBytes)
  const replace = (part: string): string | undefined => {
    const at = findShortest(units, encoder.encode(part))
    if (at === undefined || at >= texts.length) return undefined
    const end = texts.indexOf(0, at)
    return decoder.decode(texts.subarray(at, end === -1 ? texts.length : end))
  }
  return (text) => Array.from(segmenter.segment(text), ({ segment }) => mapCluster(segment, replace)).join('')
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
/** A cluster of so many bytes is mapped character by character. */
const LONG_CLUSTER_BYTES = 6

function mapCluster(cluster: string, replace: (part: string) => string | undefined): string {
  // Most text is letters of ASCII, each a cluster that stays.
  if (cluster.length < LONG_CLUSTER_BYTES && encoder.encode(cluster).length < LONG_CLUSTER_BYTES) {
    const whole = replace(cluster)
    if (whole !== undefined) return whole
  }
  let mapped = ''
  for (const character of cluster) mapped += replace(character) ?? character
  return mapped
}

/** Value of the shortest key that the bytes begin with. */
function findShortest(units: Uint32Array, bytes: Uint8Array): number | undefined {
  let node = offsetOf(units[0] ?? 0)
  for (const byte of bytes) {
    if (byte === 0) return undefined
    node ^= byte
    const unit = units[node]
    if (unit === undefined || (unit & 0x8000_00ff) >>> 0 !== byte) return undefined
    node ^= offsetOf(unit)
    if ((unit & 0x100) !== 0) return (units[node] ?? 0) & 0x7fff_ffff
  }
  return undefined
}

function offsetOf(unit: number): number {
  return ((unit >>> 10) << ((unit & 0x200) >>> 6)) >>> 0
}
