/** Something that has to be looked at when its time has come. */
export interface Due {
  readonly dueMs: number
  /** Breaks ties, so that the order never depends on how the heap came about. */
  readonly node: number
  readonly serial: number
}

/** A queue by time; equal times by node, then by serial. */
export interface DueHeap<Item extends Due> {
  readonly size: number
  push(item: Item): void
  /** Takes the first item that is due at the time or before. */
  pop(nowMs: number): Item | undefined
  /** Drops what `keeps` says no to. */
  filter(keeps: (item: Item) => boolean): void
}

function isBefore(left: Due, right: Due): boolean {
  if (left.dueMs !== right.dueMs) return left.dueMs < right.dueMs
  if (left.node !== right.node) return left.node < right.node
  return left.serial < right.serial
}

/** A binary heap: `push` and `pop` cost the logarithm of its size. */
export function createDueHeap<Item extends Due>(): DueHeap<Item> {
  let items: Item[] = []
  return {
    get size() {
      return items.length
    },
    push(item) {
      items.push(item)
      rise(items, items.length - 1)
    },
    pop(nowMs) {
      const first = items[0]
      if (first === undefined || first.dueMs > nowMs) return undefined
      const last = items.pop()
      if (last !== undefined && items.length > 0) {
        items[0] = last
        sink(items, 0)
      }
      return first
    },
    filter(keeps) {
      items = items.filter(keeps)
      for (let i = (items.length >> 1) - 1; i >= 0; i -= 1) sink(items, i)
    },
  }
}

function rise(items: Due[], from: number): void {
  let at = from
  while (at > 0) {
    const above = (at - 1) >> 1
    if (!swapIfBefore(items, at, above)) return
    at = above
  }
}

function sink(items: Due[], from: number): void {
  let at = from
  for (;;) {
    const left = 2 * at + 1
    const right = left + 1
    const [leftItem, rightItem] = [items[left], items[right]]
    if (leftItem === undefined) return
    const least = rightItem !== undefined && isBefore(rightItem, leftItem) ? right : left
    if (!swapIfBefore(items, least, at)) return
    at = least
  }
}

/** Swaps two items when the lower one should come first. */
function swapIfBefore(items: Due[], lower: number, upper: number): boolean {
  const [low, up] = [items[lower], items[upper]]
  if (low === undefined || up === undefined || !isBefore(low, up)) return false
  items[lower] = up
  items[upper] = low
  return true
}
