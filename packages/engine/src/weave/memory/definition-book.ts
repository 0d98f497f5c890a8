import { normalText, SHINGLE, shingleHashes, winnow } from '@telltale/scan'
import { dropOldest } from '../../session/bounded.ts'
import type { TextNode } from '../graph.ts'

/** One tool of one application: when it was first seen, and the fingerprints of its definitions with when each came. */
interface Known {
  readonly firstMs: number
  readonly prints: ReadonlyMap<number, number>
}

/** By tenant, application and tool, least recently seen first. */
export type DefinitionState = readonly (readonly [
  key: string,
  firstMs: number,
  prints: readonly (readonly [print: number, atMs: number])[],
])[]

const MOST_TOOLS = 5_000
const MOST_PRINTS = 1_024
/** Words that came this long ago are how the tool is by now, milliseconds. */
const NEW_FOR_MS = 14 * 86_400_000

/** A tool's definition and whose it is. */
interface DefinedTool {
  readonly tenant: string
  readonly service: string
  readonly node: TextNode
}

/** Remembers what the definitions of tools said, so that words which came later are known for a while. */
export class DefinitionBook {
  readonly #tools = new Map<string, Known>()

  /** Ranges of a definition that the tool did not have when it was first seen and has had for two weeks at most. */
  renewed({ tenant, service, node }: DefinedTool): readonly (readonly [number, number])[] {
    const known = this.#tools.get(keyOf(tenant, service, node))
    if (known === undefined || node.text === '') return []
    const normal = normalText(node.text)
    const hashes = shingleHashes(normal.plain)
    const places = winnow(hashes)
    const isNew = (at: number | undefined) => at !== undefined && this.#isNew(known, hashes[at] ?? 0, node.atMs)
    const found: (readonly [number, number])[] = []
    for (let i = 0; i < places.length; i += 1) {
      if (!isNew(places[i])) continue
      const first = i
      while (isNew(places[i + 1])) i += 1
      // The fingerprints at both ends have letters of the old words beside them in them.
      const from = first === 0 ? 0 : (places[first] ?? 0) + SHINGLE - 1
      const to = i + 1 === places.length ? normal.plain.length - 1 : (places[i + 1] ?? 0) - 1
      if (from < to) found.push([normal.starts[from] ?? 0, normal.ends[to] ?? node.text.length])
    }
    return found
  }

  #isNew({ firstMs, prints }: Known, print: number, nowMs: number): boolean {
    const sinceMs = prints.get(print) ?? nowMs
    return sinceMs > firstMs && nowMs - sinceMs <= NEW_FOR_MS
  }

  learn({ tenant, service, node }: DefinedTool): void {
    if (node.text === '' || node.name === '') return
    const key = keyOf(tenant, service, node)
    const known = this.#tools.get(key)
    const prints = new Map(known?.prints)
    const hashes = shingleHashes(normalText(node.text).plain)
    for (const at of winnow(hashes)) {
      const print = hashes[at] ?? 0
      if (prints.size < MOST_PRINTS && !prints.has(print)) prints.set(print, node.atMs)
    }
    this.#tools.delete(key)
    this.#tools.set(key, { firstMs: known?.firstMs ?? node.atMs, prints })
    dropOldest(this.#tools, MOST_TOOLS)
  }

  save(): DefinitionState {
    return [...this.#tools].map(([key, { firstMs, prints }]) => [key, firstMs, [...prints]] as const)
  }

  load(state: DefinitionState): void {
    this.#tools.clear()
    for (const [key, firstMs, prints] of state) this.#tools.set(key, { firstMs, prints: new Map(prints) })
  }
}

function keyOf(tenant: string, service: string, { name }: TextNode): string {
  return `${tenant}\0${service}\0${name}`
}
