import { BUCKETS } from './extract-features.ts'

/** What each bucket holds a weight for, in order. */
const OUTPUTS = [
  'text attack',
  'window attack',
  'window jailbreak',
  'text harmful',
  'window discusses',
  'segment request',
  'window quiet attack',
  'window attack, in data',
] as const
/** How many weights a bucket has. */
export const WIDTH = OUTPUTS.length

/** A small net over what the windows and the signatures say: one hidden layer, one column a class. */
export interface Head {
  readonly mean: readonly number[]
  readonly scale: readonly number[]
  readonly hidden: readonly (readonly number[])[]
  readonly hiddenBias: readonly number[]
  readonly out: readonly (readonly number[])[]
  readonly outBias: readonly number[]
}

/** What the model file holds beside its weights. */
interface ModelCard {
  readonly name: string
  readonly version: number
  readonly bias: readonly number[]
  /** What one step of each output's weights is worth. */
  readonly step: readonly number[]
  readonly head: Head
}

/** A trained classifier, ready to score. */
export interface Model extends ModelCard {
  /** `BUCKETS × WIDTH` weights of up to `MOST_STEPS` steps, a bucket's beside each other. */
  readonly weights: Int8Array
}

const MAGIC = 0x54544332

/** Weights are kept in 6 bits: with 8 nothing more is found, and a package is a third larger. */
export const MOST_STEPS = 31
const LIFT = 32
/** Four weights of 6 bits stand in three bytes. */
const packedSize = (BUCKETS * WIDTH * 3) / 4

/** Reads a model file: `TTC2`, the length of the card, the card as JSON, the weights. Throws on anything else. */
export function parseModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0) !== MAGIC) throw new Error('this is not a Telltale classifier file')
  const length = view.getUint32(4)
  if (bytes.byteLength !== 8 + length + packedSize) throw new Error('the Telltale classifier file is cut short')
  const card = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as ModelCard
  return { ...card, weights: unpack(bytes.subarray(8 + length)) }
}

/** The bytes of a model file; the reverse of `parseModel`. */
export function encodeModel(model: Model): Uint8Array {
  const { weights, ...card } = model
  const head = new TextEncoder().encode(JSON.stringify(card))
  const bytes = new Uint8Array(8 + head.length + packedSize)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC)
  view.setUint32(4, head.length)
  bytes.set(head, 8)
  pack(weights, bytes.subarray(8 + head.length))
  return bytes
}

function pack(weights: Int8Array, into: Uint8Array): void {
  const lifted = (at: number): number => (weights[at] ?? 0) + LIFT
  for (let at = 0, place = 0; at < weights.length; at += 4, place += 3) {
    const four = (lifted(at) << 18) | (lifted(at + 1) << 12) | (lifted(at + 2) << 6) | lifted(at + 3)
    into[place] = four >>> 16
    into[place + 1] = (four >>> 8) & 0xff
    into[place + 2] = four & 0xff
  }
}

function unpack(packed: Uint8Array): Int8Array {
  const weights = new Int8Array(BUCKETS * WIDTH)
  for (let at = 0, place = 0; at < weights.length; at += 4, place += 3) {
    const four = ((packed[place] ?? 0) << 16) | ((packed[place + 1] ?? 0) << 8) | (packed[place + 2] ?? 0)
    weights[at] = (four >>> 18) - LIFT
    weights[at + 1] = ((four >>> 12) & 63) - LIFT
    weights[at + 2] = ((four >>> 6) & 63) - LIFT
    weights[at + 3] = (four & 63) - LIFT
  }
  return weights
}
