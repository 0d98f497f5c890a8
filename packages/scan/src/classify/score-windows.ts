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

/** How much a stretch looks like an attack without the usual words, and where it stands. */
export interface Quiet {
  readonly top: number
  readonly start: number
  readonly end: number
}

/** What the linear part of the model says of a text; logits, 0 is undecided. */
export interface TextScores {
  readonly attack: number
  readonly harmful: number
  /** How much the stretch that most looks like a request to an assistant does so, and where it stands. */
  readonly request: { readonly top: number; readonly mean: number; readonly start: number; readonly end: number }
  /** The stretch that most looks like an attack without the usual words. */
  readonly quiet: Quiet
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
  let quiet: Quiet = { top: -12, start: 0, end: 0 }
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
    const own = untrusted ? logit(model, 7, (before[7] ?? 0) + (here[7] ?? 0), norm) : 0
    const attack = own + logit(model, 1, (before[1] ?? 0) + (here[1] ?? 0), norm)
    if (isWorthKeeping(kept, attack)) {
      keep(kept, {
        attack,
        jailbreak: logit(model, 2, (before[2] ?? 0) + (here[2] ?? 0), norm),
        discusses: logit(model, 4, (before[4] ?? 0) + (here[4] ?? 0), norm),
        start: segments === 1 ? start : beforeStart,
        end,
      })
    }
    const quietHere = logit(model, 6, (before[6] ?? 0) + (here[6] ?? 0), norm)
    quiet = clearer(quiet, quietHere, segments === 1 ? start : beforeStart, end)
    const alone = Math.sqrt(count + 1)
    // In a document a sentence counts alone too, so that the one before it does not dilute it.
    if (untrusted && segments > 1 && count >= LEAST_ALONE) {
      quiet = clearer(quiet, lone(model, 6, here[6] ?? 0, alone), start, end)
      keepAlone(kept, model, here, { alone, start, end })
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
    quiet,
    windows: kept,
    windowCount: segments,
    featureCount: features,
  }
}

function clearer(known: Quiet, top: number, start: number, end: number): Quiet {
  return top > known.top ? { top, start, end } : known
}

interface Alone {
  /** The root of how many features it has. */
  readonly alone: number
  readonly start: number
  readonly end: number
}

function keepAlone(kept: Window[], model: Model, sums: Int32Array, { alone, start, end }: Alone): void {
  const attack = lone(model, 1, sums[1] ?? 0, alone) + lone(model, 7, sums[7] ?? 0, alone)
  if (!isWorthKeeping(kept, attack)) return
  const jailbreak = lone(model, 2, sums[2] ?? 0, alone)
  keep(kept, { attack, jailbreak, discusses: lone(model, 4, sums[4] ?? 0, alone), start, end })
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
