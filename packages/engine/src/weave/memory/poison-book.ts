import { normalText, shingleHashes, winnow } from '@telltale/scan'
import { dropOldest } from '../../session/bounded.ts'
import { isInstruction } from '../collect/node-findings.ts'
import { instructionAreas } from '../flow/instruction-areas.ts'
import type { TextNode } from '../graph.ts'

/** Fingerprints of an instruction that was read in an earlier trace. */
interface Poison {
  readonly traceId: string
  readonly name: string
  readonly score: number
  readonly prints: readonly number[]
}

/** What of a text was an instruction in an earlier trace. */
export interface Remembered {
  readonly traceId: string
  readonly name: string
  readonly score: number
  readonly start: number
  readonly end: number
}

/** By tenant, oldest first. */
export type PoisonState = readonly (readonly [tenant: string, poisons: readonly Poison[]])[]

const MOST_PER_TENANT = 500
const MOST_TENANTS = 1_000
const MOST_PRINTS = 64
/** A text is told again when it has so much of the fingerprints, and so many. */
const SHARE = 0.5
const FEWEST = 4

/** Remembers the instructions that untrusted texts held, so that a memory made of one is known when it is read days later. */
export class PoisonBook {
  readonly #poisons = new Map<string, Poison[]>()

  learn(tenant: string, traceId: string, nodes: readonly TextNode[]): void {
    for (const node of nodes) {
      if (node.trust !== 'untrusted' || node.role === 'memory') continue
      for (const [start, end] of instructionAreas(node)) {
        const hashes = shingleHashes(normalText(node.text.slice(start, end)).plain)
        const prints = winnow(hashes)
          .slice(0, MOST_PRINTS)
          .map((at) => hashes[at] ?? 0)
        const score = node.findings.filter(isInstruction).reduce((most, finding) => Math.max(most, finding.score), 0)
        if (prints.length >= FEWEST) this.#keep(tenant, { traceId, name: node.name, score, prints })
      }
    }
  }

  #keep(tenant: string, poison: Poison): void {
    const known = this.#poisons.get(tenant) ?? []
    this.#poisons.delete(tenant)
    this.#poisons.set(tenant, known)
    const first = poison.prints[0]
    if (known.some((other) => other.traceId === poison.traceId && other.prints[0] === first)) return
    known.push(poison)
    if (known.length > MOST_PER_TENANT) known.shift()
    dropOldest(this.#poisons, MOST_TENANTS)
  }

  /** The earlier instruction that a text repeats, of another trace than its own. */
  find(tenant: string, traceId: string, text: string): Remembered | undefined {
    const known = this.#poisons.get(tenant) ?? []
    if (known.length === 0 || text === '') return undefined
    const normal = normalText(text)
    const places = new Map<number, number>()
    for (const [at, hash] of shingleHashes(normal.plain).entries()) if (!places.has(hash)) places.set(hash, at)
    for (const poison of known) {
      if (poison.traceId === traceId) continue
      const hits = poison.prints.flatMap((print) => places.get(print) ?? [])
      if (hits.length < FEWEST || hits.length < poison.prints.length * SHARE) continue
      const first = hits.reduce((least, at) => Math.min(least, at))
      const last = hits.reduce((most, at) => Math.max(most, at))
      const end = normal.ends[Math.min(normal.ends.length - 1, last + FEWEST)] ?? text.length
      return { traceId: poison.traceId, name: poison.name, score: poison.score, start: normal.starts[first] ?? 0, end }
    }
    return undefined
  }

  save(): PoisonState {
    return [...this.#poisons].map(([tenant, poisons]) => [tenant, [...poisons]] as const)
  }

  load(state: PoisonState): void {
    this.#poisons.clear()
    for (const [tenant, poisons] of state) this.#poisons.set(tenant, [...poisons])
  }
}
