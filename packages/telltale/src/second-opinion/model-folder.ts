import { existsSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { TelltaleError } from '../errors.ts'
import { parseTokenizer, type Tokenizer } from './tokenizer/parse-tokenizer.ts'

/** What a class of the model means here; undefined for one that is no attack. */
export type Meaning = 'injection' | 'jailbreak' | undefined

/** A sequence-classification export in a folder, read and checked as far as that goes without running it. */
export interface ModelFolder {
  /** How findings name the model: the name of its folder. */
  readonly name: string
  readonly modelPath: string
  readonly tokenizer: Tokenizer
  /** By number of the class. */
  readonly meanings: readonly Meaning[]
  /** Whether the classes are answered one by one, and not one of all. */
  readonly manyLabels: boolean
  /** Most tokens of one part, marks included. */
  readonly mostTokens: number
}

/** No encoder that is quick enough to be asked reads more at a time. */
const MOST_TOKENS = 512
const MODEL_FILES = ['model.onnx', 'onnx/model.onnx', 'model_quantized.onnx', 'onnx/model_quantized.onnx']
const INJECTION = /inject|malicious|attack|unsafe|^label_1$/
const BENIGN = /^(?:benign|safe|legit(?:imate)?|clean|normal|ok|harmless|negative|label_0|harmful_request)$/

/** Reads the folder; throws SECOND_OPINION_UNUSABLE with the file that is missing or wrong. */
export function readModelFolder(dir: string): ModelFolder {
  const config = readJson(dir, 'config.json')
  const tokenizerText = readFile(dir, 'tokenizer.json')
  const tokenizer = inFile(dir, 'tokenizer.json', () => parseTokenizer(tokenizerText))
  const found = MODEL_FILES.map((file) => join(dir, file)).find((path) => existsSync(path))
  if (found === undefined) throw unusable(`${join(dir, 'model.onnx')} is missing`)
  const positions = wholeNumber(config.max_position_embeddings)
  return {
    name: basename(resolve(dir))
      .replace(/[^\w.-]/g, '_')
      .slice(0, 80),
    modelPath: found,
    tokenizer,
    meanings: inFile(dir, 'config.json', () => readMeanings(config.id2label)),
    manyLabels: config.problem_type === 'multi_label_classification',
    mostTokens: Math.min(MOST_TOKENS, positions ?? MOST_TOKENS, truncationOf(tokenizerText) ?? MOST_TOKENS),
  }
}

/** An error of this code with the sentence and what it comes from. */
export function unusable(sentence: string, cause?: unknown): TelltaleError {
  return new TelltaleError('SECOND_OPINION_UNUSABLE', `No second opinion: ${sentence}.`, cause)
}

function readMeanings(id2label: unknown): readonly Meaning[] {
  if (typeof id2label !== 'object' || id2label === null) throw new Error('it has no id2label')
  const names = Object.entries(id2label)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, name]) => String(name).toLowerCase())
  const meanings = names.map(meaningOf)
  if (meanings.every((meaning) => meaning === undefined)) {
    throw new Error(
      `none of its classes (${names.join(', ')}) is called injection, jailbreak, malicious, attack or unsafe; name them in id2label`,
    )
  }
  return meanings
}

function meaningOf(name: string): Meaning {
  if (BENIGN.test(name)) return undefined
  if (name.includes('jailbreak')) return 'jailbreak'
  return INJECTION.test(name) ? 'injection' : undefined
}

function truncationOf(tokenizer: string): number | undefined {
  const { truncation } = JSON.parse(tokenizer) as { readonly truncation?: unknown }
  if (typeof truncation !== 'object' || truncation === null || !('max_length' in truncation)) return undefined
  return wholeNumber(truncation.max_length)
}

function wholeNumber(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 8 ? value : undefined
}

function readJson(dir: string, file: string): Readonly<Record<string, unknown>> {
  const text = readFile(dir, file)
  return inFile(dir, file, () => {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) throw new Error('it is no object')
    return value as Readonly<Record<string, unknown>>
  })
}

function readFile(dir: string, file: string): string {
  try {
    return readFileSync(join(dir, file), 'utf8')
  } catch (cause) {
    throw unusable(`${join(dir, file)} is missing or cannot be read`, cause)
  }
}

function inFile<T>(dir: string, file: string, read: () => T): T {
  try {
    return read()
  } catch (cause) {
    throw unusable(`${join(dir, file)} cannot be used: ${cause instanceof Error ? cause.message : 'unknown error'}`)
  }
}
