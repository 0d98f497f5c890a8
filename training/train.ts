import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { probability, runHead } from '../packages/scan/src/classify/head.ts'
import { encodeModel, type Head } from '../packages/scan/src/classify/model.ts'
import { readCorpora, readLines } from './corpora/read-corpora.ts'
import { isHeldOut } from './evaluate/sources.ts'
import { crossFit, isForLinear, type Unseen } from './fit/cross-fit.ts'
import { DISGUISED_KIND, disguiseTexts } from './fit/disguise-texts.ts'
import { prepareExamples } from './fit/examples.ts'
import { fitHead, type HeadExample } from './fit/fit-head.ts'
import { fitLinear } from './fit/fit-linear.ts'
import { joinPrompts } from './fit/join-prompts.ts'
import { plantRequests } from './fit/plant-requests.ts'
import { quantize } from './fit/quantize.ts'

// node training/run.mjs train CORPORA [GENERATED] [OUT]: makes the classifier that packages/scan ships.
const SEED = 7
// The head learns from made-up texts that are harder than those of the day, and doubts more than it need: with this
// factor 0.9 still flags none of the benign development rows.
const SURER = 1.4
const [, , corpora = process.env.TELLTALE_CORPORA ?? '', generatedPath = 'training/out/generated.jsonl', out] =
  process.argv

const generated = existsSync(generatedPath) ? readLines(readFileSync(generatedPath, 'utf8')) : []
const rows = [...readCorpora(corpora).filter((row) => !isHeldOut(row.source) && row.split === 'train'), ...generated]
note(`${rows.length} texts, ${generated.length} of them generated`)
const examples = prepareExamples([...rows, ...joinPrompts(rows, SEED), ...disguiseTexts(rows, SEED)])
const headExamples = crossFit([...examples, ...prepareExamples(plantRequests(rows, SEED))], SEED, note)
const head = settle(fitHead(headExamples, SEED), headExamples)
reportHead(headExamples, head)
const model = quantize(fitLinear(examples.filter(isForLinear), SEED), head, 'telltale-classify-4')
const target = out ?? fileURLToPath(new URL('../packages/scan/src/classify/model-bytes.ts', import.meta.url))
writeFileSync(target, renderModule(encodeModel(model)))
note(`wrote ${target}`)

/** Moves the first output so that 0.5 is where one in a hundred other plain texts of unseen sources is held for an attack. */
function settle(fitted: Head, all: readonly Unseen[]): Head {
  const plain = all.filter(({ example }) => example.row.kind !== DISGUISED_KIND)
  const others = plain.filter(({ targets }) => targets[0] === 0).map(({ inputs }) => runHead(fitted, inputs)[0] ?? 0)
  const zero = others.sort((a, b) => b - a)[Math.floor(others.length / 100)] ?? 0
  const [weights = [], ...otherWeights] = fitted.out
  const [bias = 0, ...otherBiases] = fitted.outBias
  return {
    ...fitted,
    out: [weights.map((weight) => weight * SURER), ...otherWeights],
    outBias: [(bias - zero) * SURER, ...otherBiases],
  }
}

/** Says how the head does on texts whose source the linear part never saw: what its thresholds are worth. */
function reportHead(all: readonly HeadExample[], fitted: Head): void {
  const known = all.filter(({ targets }) => targets[0] !== undefined)
  const scored = known.map(({ inputs, targets }) => ({
    chance: probability(runHead(fitted, inputs)[0] ?? 0),
    attack: targets[0] === 1,
  }))
  for (const threshold of [0.3, 0.5, 0.7, 0.9, 0.95]) {
    const share = (attack: boolean): string => {
      const own = scored.filter((item) => item.attack === attack)
      return ((100 * own.filter((item) => item.chance >= threshold).length) / own.length).toFixed(2)
    }
    note(`from ${threshold}: ${share(true)} % of attacks, ${share(false)} % of other texts, unseen sources`)
  }
}

function renderModule(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64')
  return `/** The classifier as base64, made by training/train.ts; see packages/scan/MODEL-CARD.md. */\nexport const MODEL_BASE64 =\n  '${text}'\n`
}

function note(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
}
