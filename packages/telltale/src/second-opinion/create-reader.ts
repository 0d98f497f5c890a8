import { cutWindows, type TextWindow } from './cut-windows.ts'
import type { Runtime, Session } from './load-runtime.ts'
import { type Meaning, type ModelFolder, unusable } from './model-folder.ts'

/** What a model made of a text; the part that scored highest speaks for it. */
export interface Reading {
  readonly attack: number
  readonly label: 'injection' | 'jailbreak'
  readonly start: number
  readonly end: number
  readonly parts: { readonly read: number; readonly all: number }
}

/** Reads one text; `places` are UTF-16 indexes that a long text is read at first. */
export type ReadText = (text: string, places: readonly number[]) => Promise<Reading>

/** Parts of a text that are read, all in one batch. */
const MOST_PARTS = 8
const KNOWN_INPUTS: ReadonlySet<string> = new Set(['input_ids', 'attention_mask', 'token_type_ids'])

/** Opens the model and tries it once; throws SECOND_OPINION_UNUSABLE when it cannot be what it says it is. */
export async function createReader(folder: ModelFolder, runtime: Runtime): Promise<ReadText> {
  const session = await runtime.openSession(folder.modelPath).catch((cause: unknown) => {
    throw unusable(`${folder.modelPath} cannot be loaded`, cause)
  })
  const strange = session.inputNames.filter((name) => !KNOWN_INPUTS.has(name))
  if (strange.length > 0) throw unusable(`${folder.modelPath} asks for ${strange.join(', ')}, which is not known`)
  const read: ReadText = (text, places) => readText(text, places, { folder, runtime, session })
  await read('Good morning.', []).catch((cause: unknown) => {
    throw unusable(`${folder.modelPath} does not answer as config.json says: ${describe(cause)}`, cause)
  })
  return read
}

interface Opened {
  readonly folder: ModelFolder
  readonly runtime: Runtime
  readonly session: Session
}

async function readText(text: string, places: readonly number[], opened: Opened): Promise<Reading> {
  const { tokenizer, mostTokens } = opened.folder
  const room = mostTokens - tokenizer.before.length - tokenizer.after.length
  const { windows, all } = cutWindows(text, places, { encode: tokenizer.encode, room, most: MOST_PARTS })
  const scores = await scoreWindows(windows, opened)
  let best: Reading | undefined
  for (const [i, window] of windows.entries()) {
    const { start, end } = window
    const { attack, label } = weigh(scores[i] ?? [], opened.folder.meanings)
    if (best === undefined || attack > best.attack)
      best = { attack, label, start, end, parts: { read: windows.length, all } }
  }
  if (best === undefined) throw new Error('the text has no part')
  return best
}

async function scoreWindows(windows: readonly TextWindow[], opened: Opened): Promise<readonly (readonly number[])[]> {
  const { folder, runtime, session } = opened
  const { before, after, pad } = folder.tokenizer
  const rows = windows.map(({ ids }) => [...before, ...ids, ...after])
  const width = Math.max(1, ...rows.map((row) => row.length))
  const dims = [rows.length, width]
  const fill = (valueAt: (row: readonly number[], i: number) => number): unknown => {
    const values = new BigInt64Array(rows.length * width)
    for (const [r, row] of rows.entries())
      for (let i = 0; i < width; i += 1) values[r * width + i] = BigInt(valueAt(row, i))
    return runtime.createTensor(values, dims)
  }
  const feeds: Record<string, unknown> = { input_ids: fill((row, i) => row[i] ?? pad) }
  if (session.inputNames.includes('attention_mask')) feeds.attention_mask = fill((row, i) => (i < row.length ? 1 : 0))
  if (session.inputNames.includes('token_type_ids')) feeds.token_type_ids = fill(() => 0)
  const logits = readLogits(await session.run(feeds))
  const classes = folder.meanings.length
  if (logits.length !== rows.length * classes)
    throw new Error(`it gives ${logits.length / rows.length} numbers for ${classes} classes`)
  return rows.map((_, r) => toShares(Array.from(logits.subarray(r * classes, (r + 1) * classes)), folder.manyLabels))
}

function readLogits(outputs: Readonly<Record<string, unknown>>): Float32Array {
  const output = outputs.logits ?? Object.values(outputs)[0]
  const data = typeof output === 'object' && output !== null && 'data' in output ? output.data : undefined
  if (!(data instanceof Float32Array)) throw new Error('its answer is not of 32-bit numbers')
  return data
}

function toShares(logits: readonly number[], manyLabels: boolean): readonly number[] {
  if (manyLabels || logits.length === 1) return logits.map((value) => 1 / (1 + Math.exp(-value)))
  const most = Math.max(...logits)
  const powers = logits.map((value) => Math.exp(value - most))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}

function weigh(shares: readonly number[], meanings: readonly Meaning[]): Pick<Reading, 'attack' | 'label'> {
  const total = (wanted: Meaning): number =>
    shares.reduce((sum, share, i) => (meanings[i] === wanted ? sum + share : sum), 0)
  const injection = total('injection')
  const jailbreak = total('jailbreak')
  const attack = Math.min(1, injection + jailbreak)
  if (!Number.isFinite(attack)) throw new Error('its answer is no number')
  return { attack, label: jailbreak > injection ? 'jailbreak' : 'injection' }
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : 'an unknown error'
}
