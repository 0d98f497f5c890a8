import type { Measure } from './measured-parts.ts'
import type { Entry } from './window-entries.ts'

/** A running measure of the entries in a window that slides. */
export interface WindowTally {
  add(entry: Entry): void
  /** Takes out an entry that was added. */
  drop(entry: Entry): void
  /** Undefined: there is nothing to measure. */
  measure(): number | undefined
}

/** A tally of the measure; `percentile` (0 to 100) is for quantiles. */
export function createTally(measure: Measure, percentile: number): WindowTally {
  if (measure === 'events') return createCount()
  if (measure === 'sum' || measure === 'average') return createSum(measure === 'average')
  if (measure === 'quantile') return createQuantile(percentile)
  return createDistinct()
}

function createCount(): WindowTally {
  let events = 0
  return {
    add: (entry) => {
      events += entry.count
    },
    drop: (entry) => {
      events -= entry.count
    },
    measure: () => events,
  }
}

/** Added up anew each time: taking a large number out again would leave its rounding behind. */
function createSum(average: boolean): WindowTally {
  const held = new Set<Entry>()
  return {
    add: (entry) => held.add(entry),
    drop: (entry) => held.delete(entry),
    measure() {
      let [sum, weight] = [0, 0]
      for (const entry of held) {
        sum += entry.value
        weight += entry.weight
      }
      if (weight === 0) return undefined
      return average ? sum / weight : sum
    },
  }
}

/** Distinct keys; one of a sample counts for as many as its weight says. */
function createDistinct(): WindowTally {
  const held = new Map<number, { entries: number; readonly weight: number }>()
  let total = 0
  return {
    add({ key, weight }) {
      const known = held.get(key)
      if (known !== undefined) known.entries += 1
      else {
        held.set(key, { entries: 1, weight })
        total += weight
      }
    },
    drop({ key }) {
      const known = held.get(key)
      if (known === undefined) return
      known.entries -= 1
      if (known.entries > 0) return
      held.delete(key)
      total -= known.weight
    },
    measure: () => total,
  }
}

function createQuantile(percentile: number): WindowTally {
  const held: number[] = []
  let sorted = true
  return {
    add(entry) {
      held.push(entry.value)
      sorted = false
    },
    drop(entry) {
      const at = held.indexOf(entry.value)
      if (at >= 0) held.splice(at, 1)
    },
    measure() {
      if (!sorted) held.sort((left, right) => left - right)
      sorted = true
      return quantileOf(held, percentile / 100)
    },
  }
}

/** The quantile (0 to 1) of ascending numbers, in between two of them by straight line; undefined of none. */
export function quantileOf(ascending: readonly number[], quantile: number): number | undefined {
  const place = quantile * (ascending.length - 1)
  const low = ascending[Math.floor(place)]
  const high = ascending[Math.ceil(place)]
  if (low === undefined || high === undefined) return undefined
  return low === high ? low : low + (high - low) * (place - Math.floor(place))
}
