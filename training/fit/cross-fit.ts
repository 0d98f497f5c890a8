import type { ScanRole } from '@telltale/model'
import { headInputs } from '../../packages/scan/src/classify/head.ts'
import { discussedFindings } from '../../packages/scan/src/classify/mask-quotes.ts'
import type { Head, Model } from '../../packages/scan/src/classify/model.ts'
import { scoreReadings } from '../../packages/scan/src/classify/score-readings.ts'
import { signatureStrengths } from '../../packages/scan/src/classify/signature-strengths.ts'
import { POLICIES } from '../../packages/scan/src/policy.ts'
import { createSignatureDetector } from '../../packages/scan/src/signatures/create-signature-detector.ts'
import { SIGNATURES } from '../../packages/scan/src/signatures/signatures.ts'
import { unfold } from '../../packages/scan/src/unfold/unfold.ts'
import { EVERYDAY_SOURCE } from '../evaluate/everyday.ts'
import { roleOf } from '../evaluate/sources.ts'
import { isDisguisedAttack } from './disguise-texts.ts'
import { type Example, isAttack } from './examples.ts'
import type { HeadExample } from './fit-head.ts'
import { fitLinear } from './fit-linear.ts'
import { isPlantedRequest, REQUEST_KIND } from './plant-requests.ts'
import { quantize } from './quantize.ts'

/** A text as a linear part that never saw its source scores it, and what else the head and the risk are made of. */
export interface Unseen extends HeadExample {
  readonly example: Example
  readonly fold: number
  /** The risk that signatures and unfolding alone give the text. */
  readonly floor: number
}

/** Into how many parts the sources are split; each is scored by a model of the others. */
export const FOLDS = 5

/** Made-up texts of every day, which the corpora have hardly any of. */
const EVERYDAY_KINDS: ReadonlySet<string> = new Set(['pair', 'pair-twin', 'calm-twin', 'sly', 'indirect-sly'])

const signatures = createSignatureDetector()
const fullScores = new Map(SIGNATURES.map(({ id, score }) => [`signature/${id}`, score]))
const UNTRUSTED: ReadonlySet<ScanRole> = new Set(['retrieval', 'tool'])

/** Scores each text by a linear part that was fitted without its source, as texts of tomorrow will be. */
export function crossFit(all: readonly Example[], seed: number, note: (text: string) => void): readonly Unseen[] {
  return Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
    const blank: Head = { mean: [], scale: [], hidden: [], hiddenBias: [], out: [], outBias: [] }
    const others = all.filter((item) => foldOf(item) !== fold && isForLinear(item))
    const apart = quantize(fitLinear(others, seed), blank, 'fold')
    note(`fold ${fold + 1} of ${FOLDS}`)
    return all.filter((item) => foldOf(item) === fold).map((item) => toUnseen(item, apart, fold))
  })
}

/** Whether the linear part may learn from an example; the others are for the head alone. */
export function isForLinear(item: Example): boolean {
  return !isPlantedRequest(item) && !isDisguisedAttack(item) && item.row.source !== EVERYDAY_SOURCE
}

function toUnseen(example: Example, apart: Model, fold: number): Unseen {
  const { row, weight } = example
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
  const { weights } = POLICIES.balanced[role]
  const floor = signs.reduce((most, { label, score }) => Math.max(most, (weights[label] ?? 0) * score), 0)
  return {
    inputs,
    targets,
    weight: weight * shareOf(example),
    example,
    fold,
    floor,
  }
}

// The net learns from texts as others write them; those by hand are hard, and many, and would make it doubt everything.
function shareOf({ row }: Example): number {
  if (row.source.startsWith('handwritten')) return isAttack(row) ? 0.1 : 0.25
  if (row.source !== 'generated') return 1
  return EVERYDAY_KINDS.has(row.kind) ? 0.8 : 0.5
}

// Generated texts have no source of their own; they are split one by one.
function foldOf({ row, group }: Example): number {
  const name = ['generated', EVERYDAY_SOURCE].includes(row.source) ? row.id : group
  let hash = 7
  for (let index = 0; index < name.length; index += 1) hash = Math.imul(hash ^ name.charCodeAt(index), 0x01000193)
  return (hash >>> 3) % FOLDS
}
