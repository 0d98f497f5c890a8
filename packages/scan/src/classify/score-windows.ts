import { unitsOf } from '../units.ts'
import { createSegment, readSegment } from './extract-features.ts'
import { type Model, WIDTH } from './model.ts'
import { addWeights, layOutRows, WordSums } from './weight-rows.ts'

/** The most suspicious stretch of a text: about two sentences. */
export interface Window {
  readonly attack: number
  readonly jailbreak: number
  readonly discusses: number
  readonly start: number
  readonly end: number
}

/** What the linear part of the model says of a text; logits, 0 is undecided. */
export interface TextScores {
  readonly attack: number
  readonly harmful: number
  /** How much the stretch that most looks like a request to an assistant does so, and where it stands. */
  readonly request: { readonly top: number; readonly mean: number; readonly start: number; readonly end: number }
  /** Most suspicious first, at most three that do not overlap. */
  readonly windows: readonly Window[]
  readonly windowCount: number
  readonly featureCount: number
}

const KEPT = 3

/** Features below which a sentence is too short to be judged alone; about six words. */
export const LEAST_ALONE = 48

// Used by one text after the other: a scan has no time to make them anew.
const SEGMENT = createSegment()
const WHOLE = new Float64Array(WIDTH)
const SUMS: readonly [Int32Array, Int32Array] = [new Int32Array(WIDTH), new Int32Array(WIDTH)]

/** The weights of a model as they are summed. */
interface Summing {
  readonly rows: Int32Array
  readonly words: WordSums
}

const summings = new WeakMap<Int8Array, Summing>()

function summingOf({ weights }: Model): Summing {
  const known = summings.get(weights)
  if (known !== undefined) return known
  const rows = layOutRows(weights)
  const made = { rows, words: new WordSums(rows) }
  summings.set(weights, made)
  return made
}

/** Scores a text once over: as a whole, and each window of two neighbouring segments; `untrusted` for documents. */
export function scoreWindows(text: string, model: Model, untrusted: boolean): TextScores {
  const { rows, words } = summingOf(model)
  const units = unitsOf(text)
  const kept: Window[] = []
  let [here, before] = SUMS
  let beforeCount = 0
  let beforeStart = 0
  let features = 0
  let segments = 0
  let requests = 0
  let loudest = -12
  let loudestStart = 0
  let loudestEnd = 0
  WHOLE.fill(0)
  before.fill(0)
  for (let at = 0; at < text.length; at = SEGMENT.end) {
    words.clear()
    readSegment(units, { from: at, length: text.length }, SEGMENT, words)
    const { start, end } = SEGMENT
    const count = SEGMENT.count + words.features
    if (count === 0 && end < text.length) continue
    here.set(words.sums)
    addWeights(rows, SEGMENT, here, 0)
    for (let output = 0; output < WIDTH; output += 1) WHOLE[output] = (WHOLE[output] ?? 0) + (here[output] ?? 0)
    features += count
    segments += 1
    const norm = 1 / Math.sqrt(beforeCount + count + 1)
    const attack = logit(model, 1, (before[1] ?? 0) + (here[1] ?? 0), norm)
    if (isWorthKeeping(kept, attack)) {
      keep(kept, {
        attack,
        jailbreak: logit(model, 2, (before[2] ?? 0) + (here[2] ?? 0), norm),
        discusses: logit(model, 4, (before[4] ?? 0) + (here[4] ?? 0), norm),
        start: segments === 1 ? start : beforeStart,
        end,
      })
    }
    const alone = Math.sqrt(count + 1)
    // In a document a sentence counts alone too, so that the one before it does not dilute it.
    if (untrusted && segments > 1 && count >= LEAST_ALONE) {
      const loud = lone(model, 1, here[1] ?? 0, alone)
      if (isWorthKeeping(kept, loud)) {
        const jailbreak = lone(model, 2, here[2] ?? 0, alone)
        keep(kept, { attack: loud, jailbreak, discusses: lone(model, 4, here[4] ?? 0, alone), start, end })
      }
    }
    const asks = lone(model, 5, here[5] ?? 0, alone)
    requests += asks
    if (asks > loudest) [loudest, loudestStart, loudestEnd] = [asks, start, end]
    ;[here, before] = [before, here]
    beforeCount = count
    beforeStart = start
  }
  const norm = 1 / Math.sqrt(features + 1)
  return {
    attack: logit(model, 0, WHOLE[0] ?? 0, norm),
    harmful: logit(model, 3, WHOLE[3] ?? 0, norm),
    request: { top: loudest, mean: requests / Math.max(1, segments), start: loudestStart, end: loudestEnd },
    windows: kept,
    windowCount: segments,
    featureCount: features,
  }
}

function logit({ bias, step }: Model, output: number, sum: number, norm: number): number {
  return (bias[output] ?? 0) + sum * (step[output] ?? 0) * norm
}

// Divided and not multiplied by one over it: the last bit decides which of two equal windows is shown.
function lone({ bias, step }: Model, output: number, sum: number, root: number): number {
  return (bias[output] ?? 0) + (sum * (step[output] ?? 0)) / root
}

function isWorthKeeping(kept: readonly Window[], attack: number): boolean {
  return kept.length < KEPT || attack > (kept[KEPT - 1]?.attack ?? 0)
}

function keep(kept: Window[], window: Window): void {
  const rival = kept.findIndex((other) => other.start < window.end && window.start < other.end)
  if (rival >= 0) {
    if ((kept[rival]?.attack ?? 0) >= window.attack) return
    kept.splice(rival, 1)
  }
  const place = kept.findIndex((other) => other.attack < window.attack)
  kept.splice(place < 0 ? kept.length : place, 0, window)
  if (kept.length > KEPT) kept.pop()
}
