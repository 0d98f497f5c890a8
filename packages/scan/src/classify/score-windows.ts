import { extractFeatures } from './extract-features.ts'
import { type Model, WIDTH } from './model.ts'

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

/** Scores a text once over: as a whole, and each window of two neighbouring segments; `untrusted` for documents. */
export function scoreWindows(text: string, model: Model, untrusted: boolean): TextScores {
  const { weights, step, bias } = model
  const whole = new Float64Array(WIDTH)
  const before = new Float64Array(WIDTH)
  const here = new Float64Array(WIDTH)
  const kept: Window[] = []
  let beforeCount = 0
  let beforeStart = 0
  let features = 0
  let segments = 0
  let requests = 0
  const request = { top: -12, start: 0, end: 0 }
  extractFeatures(text, (segment) => {
    const { ids, count } = segment
    addWeights(weights, ids, count, here)
    for (let output = 0; output < WIDTH; output += 1) whole[output] = (whole[output] ?? 0) + (here[output] ?? 0)
    features += count
    segments += 1
    const start = segments === 1 ? segment.start : beforeStart
    const norm = 1 / Math.sqrt(beforeCount + count + 1)
    const logit = (output: number): number =>
      (bias[output] ?? 0) + ((before[output] ?? 0) + (here[output] ?? 0)) * (step[output] ?? 0) * norm
    const attack = logit(1)
    if (kept.length < KEPT || attack > (kept[kept.length - 1]?.attack ?? 0)) {
      keep(kept, { attack, jailbreak: logit(2), discusses: logit(4), start, end: segment.end })
    }
    // In a document a sentence counts alone too, so that the one before it does not dilute it.
    if (untrusted && segments > 1 && count >= LEAST_ALONE) {
      const single = (output: number): number =>
        (bias[output] ?? 0) + ((here[output] ?? 0) * (step[output] ?? 0)) / Math.sqrt(count + 1)
      const loud = single(1)
      if (loud > (kept[kept.length - 1]?.attack ?? 0) || kept.length < KEPT) {
        keep(kept, { attack: loud, jailbreak: single(2), discusses: single(4), start: segment.start, end: segment.end })
      }
    }
    const asks = (bias[5] ?? 0) + ((here[5] ?? 0) * (step[5] ?? 0)) / Math.sqrt(count + 1)
    requests += asks
    if (asks > request.top) Object.assign(request, { top: asks, start: segment.start, end: segment.end })
    before.set(here)
    beforeCount = count
    beforeStart = segment.start
  })
  const norm = 1 / Math.sqrt(features + 1)
  const text0 = (output: number): number => (bias[output] ?? 0) + (whole[output] ?? 0) * (step[output] ?? 0) * norm
  return {
    attack: text0(0),
    harmful: text0(3),
    request: { ...request, mean: requests / Math.max(1, segments) },
    windows: kept,
    windowCount: segments,
    featureCount: features,
  }
}

// The hot loop of the scanner: about one bucket a character. Written out, since the width is fixed.
function addWeights(weights: Int8Array, ids: Int32Array, count: number, into: Float64Array): void {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let e = 0
  let f = 0
  for (let index = 0; index < count; index += 1) {
    const at = (ids[index] ?? 0) * 6
    a += weights[at] ?? 0
    b += weights[at + 1] ?? 0
    c += weights[at + 2] ?? 0
    d += weights[at + 3] ?? 0
    e += weights[at + 4] ?? 0
    f += weights[at + 5] ?? 0
  }
  into[0] = a
  into[1] = b
  into[2] = c
  into[3] = d
  into[4] = e
  into[5] = f
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
