import { decodePrints, isTokenShaped, type Prints, TOKEN_PREFIX } from '@telltale/scan'

/** Parts of one text that may be tokens: the parts of a message or prompt, joined by line ends. */
const MOST_PARTS = 64

/**
 * What stands for a text that is withheld: a token, or several with nothing but spaces between. Undefined for a text, also
 * for one that has a token somewhere in it, and for tokens of several keys.
 */
export function nodePrints(text: string): Prints | undefined {
  if (!text.startsWith(TOKEN_PREFIX)) return undefined
  const parts = text.split(/\s+/, MOST_PARTS + 1)
  if (parts.length > MOST_PARTS) return undefined
  const all = parts.map(decodePrints)
  const [first, ...rest] = all
  return rest.reduce((joined, next) => join(joined, next), first)
}

/** The same for equal texts; undefined where a text is there. */
export function printKey(text: string): string | undefined {
  if (!isTokenShaped(text)) return undefined
  const prints = nodePrints(text)
  return prints === undefined ? undefined : `print\0${prints.keyId}\0${prints.id}`
}

function join(a: Prints | undefined, b: Prints | undefined): Prints | undefined {
  if (a === undefined || b === undefined || a.keyId !== b.keyId) return undefined
  const by = a.length + 1
  const moved = <T extends { readonly start: number; readonly end: number }>(items: readonly T[]) =>
    items.map((item) => ({ ...item, start: item.start + by, end: item.end + by }))
  return {
    keyId: a.keyId,
    id: `${a.id} ${b.id}`,
    length: by + b.length,
    isTrivial: a.isTrivial && b.isTrivial,
    isValue: false,
    weight: Math.max(a.weight, b.weight),
    statement: a.statement ?? b.statement,
    effects: new Set([...a.effects, ...b.effects]),
    concepts: new Set([...a.concepts, ...b.concepts]),
    findings: [...a.findings, ...moved(b.findings)],
    areas: [...a.areas, ...b.areas.map(([start, end]) => [start + by, end + by] as const)],
    passages: [...a.passages, ...moved(b.passages)],
    values: [...a.values, ...moved(b.values)],
    words: [...a.words, ...b.words.map((word) => ({ ...word, at: word.at + by }))],
    shingles: [...a.shingles, ...b.shingles.map((shingle) => ({ ...shingle, at: shingle.at + by }))],
  }
}
