/** FNV-1a over a kind and the first `length` characters of a text: 32 bits, enough to tell the few facts of one trace apart. */
export function factNumber(kind: string, text: string, length: number): number {
  const seed = mix(0x811c9dc5, kind, kind.length)
  return mix(seed, text, Math.min(text.length, length)) >>> 0
}

function mix(seed: number, text: string, length: number): number {
  let hash = seed
  for (let i = 0; i < length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash
}
