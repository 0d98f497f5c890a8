import { BUCKETS } from './extract-features.ts'

/** What each bucket holds a weight for, in order. */
const OUTPUTS = [
  'text attack',
  'window attack',
  'window jailbreak',
  'text harmful',
  'window discusses',
  'segment request',
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
  /** What one step of each output's 8-bit weights is worth. */
  readonly step: readonly number[]
  readonly head: Head
}

/** A trained classifier, ready to score. */
export interface Model extends ModelCard {
  /** `BUCKETS × WIDTH` weights of 8 bits, a bucket's beside each other. */
  readonly weights: Int8Array
}

const MAGIC = 0x54544331

/** Reads a model file: `TTC1`, the length of the card, the card as JSON, the weights. Throws on anything else. */
export function parseModel(bytes: Uint8Array): Model {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < 8 || view.getUint32(0) !== MAGIC) throw new Error('this is not a Telltale classifier file')
  const length = view.getUint32(4)
  const size = BUCKETS * WIDTH
  if (bytes.byteLength !== 8 + length + size) throw new Error('the Telltale classifier file is cut short')
  const card = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as ModelCard
  return { ...card, weights: new Int8Array(bytes.buffer, bytes.byteOffset + 8 + length, size) }
}

/** The bytes of a model file; the reverse of `parseModel`. */
export function encodeModel(model: Model): Uint8Array {
  const { weights, ...card } = model
  const head = new TextEncoder().encode(JSON.stringify(card))
  const bytes = new Uint8Array(8 + head.length + weights.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC)
  view.setUint32(4, head.length)
  bytes.set(head, 8)
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 8 + head.length)
  return bytes
}
