import type { Key } from './key-hash.ts'

/** Counts different keys: one by one up to 32, then by HyperLogLog (Flajolet 2007) with 256 registers, 6.5 % off. */
export interface Distinct {
  readonly few: number[]
  registers: Uint8Array | undefined
}

const MOST_EXACT = 32
const REGISTERS = 256
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS)

/** A counter that has seen nothing. */
export function createDistinct(): Distinct {
  return { few: [], registers: undefined }
}

/** Counts a key and gives how many different ones there were, it included. */
export function addDistinct(distinct: Distinct, key: Key): number {
  if (distinct.registers === undefined) {
    if (!distinct.few.includes(key)) distinct.few.push(key)
    if (distinct.few.length <= MOST_EXACT) return distinct.few.length
    const registers = new Uint8Array(REGISTERS)
    for (const known of distinct.few) note(registers, known)
    distinct.few.length = 0
    distinct.registers = registers
  } else note(distinct.registers, key)
  return estimate(distinct.registers)
}

function note(registers: Uint8Array, key: Key): void {
  const high = Math.floor(key / 0x1_0000_0000)
  const rank = Math.clz32(key | 0) + 1
  const at = high & (REGISTERS - 1)
  if (rank > (registers[at] ?? 0)) registers[at] = rank
}

function estimate(registers: Uint8Array): number {
  let sum = 0
  let zeros = 0
  for (const rank of registers) {
    sum += 2 ** -rank
    if (rank === 0) zeros += 1
  }
  const raw = (ALPHA * REGISTERS * REGISTERS) / sum
  // Few keys leave registers empty: counting those is nearer the truth (linear counting).
  return Math.round(raw <= 2.5 * REGISTERS && zeros > 0 ? REGISTERS * Math.log(REGISTERS / zeros) : raw)
}
