import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ScanRole } from '@telltale/model'
import { headInputs, probability, runHead } from '../packages/scan/src/classify/head.ts'
import { discussedFindings } from '../packages/scan/src/classify/mask-quotes.ts'
import { encodeModel, type Head, type Model } from '../packages/scan/src/classify/model.ts'
import { scoreReadings } from '../packages/scan/src/classify/score-readings.ts'
import { signatureStrengths } from '../packages/scan/src/classify/signature-strengths.ts'
import { createSignatureDetector } from '../packages/scan/src/signatures/create-signature-detector.ts'
import { SIGNATURES } from '../packages/scan/src/signatures/signatures.ts'
import { unfold } from '../packages/scan/src/unfold/unfold.ts'
import { readCorpora, readLines } from './corpora/read-corpora.ts'
import { isHeldOut, roleOf } from './evaluate/sources.ts'
import { type Example, isAttack, prepareExamples } from './fit/examples.ts'
import { fitHead, type HeadExample } from './fit/fit-head.ts'
import { fitLinear } from './fit/fit-linear.ts'
import { joinPrompts } from './fit/join-prompts.ts'
import { isPlantedRequest, plantRequests, REQUEST_KIND } from './fit/plant-requests.ts'
import { quantize } from './fit/quantize.ts'

// node training/run.mjs train CORPORA [GENERATED] [OUT]: makes the classifier that packages/scan ships.
const FOLDS = 5
const SEED = 7
const [, , corpora = process.env.TELLTALE_CORPORA ?? '', generatedPath = 'training/out/generated.jsonl', out] =
  process.argv

const signatures = createSignatureDetector()
const fullScores = new Map(SIGNATURES.map(({ id, score }) => [`signature/${id}`, score]))
const UNTRUSTED: ReadonlySet<ScanRole> = new Set(['retrieval', 'tool'])

const generated = existsSync(generatedPath) ? readLines(readFileSync(generatedPath, 'utf8')) : []
const rows = [...readCorpora(corpora).filter((row) => !isHeldOut(row.source) && row.split === 'train'), ...generated]
note(`${rows.length} texts, ${generated.length} of them generated`)
const examples = prepareExamples([...rows, ...joinPrompts(rows, SEED)])
const headExamples = collectHeadExamples([...examples, ...prepareExamples(plantRequests(rows, SEED))])
const head = settle(fitHead(headExamples, SEED), headExamples)
reportHead(headExamples, head)
const model = quantize(fitLinear(examples, SEED), head, 'telltale-classify-1')
const target = out ?? fileURLToPath(new URL('../packages/scan/src/classify/model-bytes.ts', import.meta.url))
writeFileSync(target, renderModule(encodeModel(model)))
note(`wrote ${target}`)

// Each text is scored by a model that never saw its source, as texts of tomorrow will be.
function collectHeadExamples(all: readonly Example[]): readonly HeadExample[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const blank: Head = { mean: [], scale: [], hidden: [], hiddenBias: [], out: [], outBias: [] }
    const apart = quantize(
      fitLinear(
        all.filter((item) => foldOf(item) !== fold && !isPlantedRequest(item)),
        SEED,
      ),
      blank,
      'fold',
    )
    note(`fold ${fold + 1} of ${FOLDS}`)
    return all.filter((item) => foldOf(item) === fold).map((item) => toHeadExample(item, apart))
  })
}

/** Moves the first output so that 0.5 is where one in a hundred other texts of unseen sources is held for an attack. */
function settle(fitted: Head, all: readonly HeadExample[]): Head {
  const others = all.filter(({ targets }) => targets[0] === 0).map(({ inputs }) => runHead(fitted, inputs)[0] ?? 0)
  const [attack = 0, ...rest] = fitted.outBias
  return {
    ...fitted,
    outBias: [attack - (others.sort((a, b) => b - a)[Math.floor(others.length / 100)] ?? 0), ...rest],
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

function toHeadExample({ row, weight }: Example, apart: Model): HeadExample {
  const role = roleOf(row)
  const text = unfold(row.text)
  const signs = [...text.hidden, ...signatures.inspect(text, role)]
  const discussed = discussedFindings(signs, fullScores)
  const scores = scoreReadings(text, apart, discussed, UNTRUSTED.has(role))
  const inputs = headInputs(scores, signatureStrengths(signs, discussed), UNTRUSTED.has(role))
  const attack = isAttack(row)
  const misplaced = row.kind === REQUEST_KIND
  const misplacedTarget = misplaced ? 1 : UNTRUSTED.has(role) && !attack ? 0 : undefined
  const harmful = row.label === 'sensitive' || attack ? undefined : row.label === 'harmful_request' ? 1 : 0
  const targets = [misplaced ? undefined : attack ? 1 : 0, harmful, misplacedTarget]
  return { inputs, targets, weight: row.source === 'generated' ? weight * 0.5 : weight }
}

function foldOf({ row, group }: Example): number {
  const name = row.source === 'generated' ? row.id : group
  let hash = 7
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return (hash >>> 3) % FOLDS
}

function renderModule(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64')
  return `/** The classifier as base64, made by training/train.ts; see packages/scan/MODEL-CARD.md. */\nexport const MODEL_BASE64 =\n  '${text}'\n`
}

function note(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
}
