/** The last so many yes-or-no answers. */
export interface BitRing {
  readonly bits: Uint8Array
  at: number
  filled: number
  ones: number
}

/** A ring of `size` answers, none given yet. */
export function createBitRing(size: number): BitRing {
  return { bits: new Uint8Array(size), at: 0, filled: 0, ones: 0 }
}

/** Takes an answer in the place of the oldest and gives its place. */
export function pushBit(ring: BitRing, bit: boolean): number {
  const place = ring.at
  ring.ones += (bit ? 1 : 0) - (ring.bits[place] ?? 0)
  ring.bits[place] = bit ? 1 : 0
  ring.at = (place + 1) % ring.bits.length
  if (ring.filled < ring.bits.length) ring.filled += 1
  return place
}

/** Turns the answer at a place into yes. */
export function setBit(ring: BitRing, place: number): void {
  if (ring.bits[place] === 1) return
  ring.bits[place] = 1
  ring.ones += 1
}

/** Share of yes among the answers; 0 when there are none. */
export function shareOf(ring: BitRing): number {
  return ring.filled === 0 ? 0 : ring.ones / ring.filled
}
