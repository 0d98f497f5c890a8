import type { Row } from '../corpora/read-corpora.ts'
import type { Judgement } from './detectors.ts'
import type { Latency } from './latency.ts'
import {
  auroc,
  aurocInterval,
  flaggedShare,
  type Interval,
  mean,
  recallInterval,
  type Scored,
  thresholdAt,
} from './metrics.ts'
import type { Scores } from './score-rows.ts'
import type { Selection } from './select-rows.ts'
import { groupOf, isHardBenign, isPayloadSeen, qualityOf, roleOf } from './sources.ts'

/** A pooled figure over several sources. */
export interface Pool {
  readonly name: string
  readonly attacks: number
  readonly benign: number
  readonly auroc: Interval
  readonly recall1: Interval
  readonly recall01: Interval
  /** Recall where one in a hundred benign texts of this very pool is flagged: what is there, however the threshold was found. */
  readonly recallTrue1: number
  /** False positives that the two thresholds in fact cost on this pool. */
  readonly benignFlagged1: number
  readonly benignFlagged01: number
  /** With the settings that the detector comes with. */
  readonly recallOwn: number
  readonly benignFlaggedOwn: number
  /** The same averaged over sources, each counting once. */
  readonly macroAuroc: number
  readonly macroRecall1: number
  readonly macroBenignFlagged1: number
}

/** One kind of row alone: a source and label, a language, a role. */
export interface Slice {
  readonly name: string
  readonly label: string
  /** Whether it comes from sources that training uses (their development rows). */
  readonly seen: boolean
  readonly rows: number
  /** Against all benign rows of the same side; NaN for benign rows. */
  readonly auroc: number
  readonly flagged1: number
  readonly flagged01: number
  readonly flaggedOwn: number
}

/** All that is known of one detector. */
export interface DetectorReport {
  readonly name: string
  readonly version: string
  readonly failed: number
  readonly threshold1: number
  readonly threshold01: number
  readonly developmentBenign: number
  readonly pools: readonly Pool[]
  readonly sources: readonly Slice[]
  readonly hardBenign: readonly Slice[]
  readonly languages: readonly Slice[]
  readonly roles: readonly Slice[]
  readonly latency: readonly Latency[]
}

/** Thresholds and the judgements they are applied to. */
interface Measure {
  readonly judgements: ReadonlyMap<Row, Judgement>
  readonly threshold1: number
  readonly threshold01: number
}

const isAttack = (row: Row): boolean => row.label === 'injection' || row.label === 'jailbreak'
const isClean = (row: Row): boolean => isAttack(row) && qualityOf(row) === 'clean'
const isPlanted = (row: Row): boolean => row.kind.startsWith('planted:')

/** What each pooled line takes of the attacks; all of them stand against all benign rows of their side. */
const POOLS: readonly (readonly [string, (row: Row) => boolean])[] = [
  ['held out, all but weak', (row) => isAttack(row) && qualityOf(row) !== 'weak'],
  ['held out, clean labels', isClean],
  ['held out, clean, payload never seen', (row) => isClean(row) && !isPayloadSeen(row)],
  ['  of these injection, not planted', (row) => isClean(row) && !isPlanted(row) && row.label === 'injection'],
  ['  of these jailbreak', (row) => isClean(row) && row.label === 'jailbreak'],
  ['  of these planted', (row) => isClean(row) && isPlanted(row) && !isPayloadSeen(row)],
  ['planted, payload seen, context not', (row) => isClean(row) && isPayloadSeen(row)],
  ['doubtful labels', (row) => isAttack(row) && qualityOf(row) === 'doubtful'],
  ['weak labels', (row) => isAttack(row) && qualityOf(row) === 'weak'],
]

/** Turns one detector's scores into figures; thresholds come from the development rows' benign texts alone. */
export function buildReport(scores: Scores, selection: Selection, latency: readonly Latency[]): DetectorReport {
  const { judgements } = scores
  const score = (row: Row): number => judgements.get(row)?.score ?? 0
  const benign = selection.development.filter((row) => row.label === 'benign').map(score)
  const measure = { judgements, threshold1: thresholdAt(benign, 0.01), threshold01: thresholdAt(benign, 0.001) }
  const { heldOut, development } = selection
  const all = (name: (row: Row) => string): Slice[] => [
    ...slices(heldOut, name, { measure, seen: false }),
    ...slices(development, name, { measure, seen: true }),
  ]
  return {
    name: scores.name,
    version: scores.version,
    failed: scores.failed,
    threshold1: measure.threshold1,
    threshold01: measure.threshold01,
    developmentBenign: benign.length,
    pools: [
      ...POOLS.map(([name, takes]) => pool(name, heldOut.filter(takes), { rows: heldOut, measure })),
      pool('seen sources, development rows', development.filter(isClean), { rows: development, measure }),
    ],
    sources: all(groupOf),
    hardBenign: [
      ...slices(heldOut.filter(isHardBenign), hardName, { measure, seen: false }),
      ...slices(development.filter(isHardBenign), hardName, { measure, seen: true }),
    ],
    languages: all((row) => row.lang).filter(({ rows }) => rows >= 10),
    roles: all(roleOf),
    latency,
  }
}

const hardName = (row: Row): string => `${row.source} (${row.kind.replace('benign_hard:', '')})`

function pool(
  name: string,
  attacks: readonly Row[],
  { rows, measure }: { readonly rows: readonly Row[]; readonly measure: Measure },
): Pool {
  const benign = rows.filter((row) => row.label === 'benign')
  const { threshold1, threshold01 } = measure
  const hostile = attacks.map((row) => toScored(row, measure))
  const harmless = benign.map((row) => toScored(row, measure))
  const scored = [...hostile, ...harmless]
  const groups = byKey(hostile, ({ group }) => group)
  return {
    name,
    attacks: attacks.length,
    benign: benign.length,
    auroc: aurocInterval(scored),
    recall1: recallInterval(hostile, threshold1),
    recall01: recallInterval(hostile, threshold01),
    recallTrue1: share(
      hostile,
      thresholdAt(
        harmless.map(({ score }) => score),
        0.01,
      ),
    ),
    benignFlagged1: share(harmless, threshold1),
    benignFlagged01: share(harmless, threshold01),
    recallOwn: actingShare(attacks, measure),
    benignFlaggedOwn: actingShare(benign, measure),
    macroAuroc: mean(groups.map((group) => auroc([...group, ...harmless]))),
    macroRecall1: mean(groups.map((group) => share(group, threshold1))),
    macroBenignFlagged1: mean(byKey(harmless, ({ group }) => group).map((group) => share(group, threshold1))),
  }
}

function slices(
  rows: readonly Row[],
  nameOf: (row: Row) => string,
  { measure, seen }: { readonly measure: Measure; readonly seen: boolean },
): Slice[] {
  const harmless = rows.filter((row) => row.label === 'benign').map((row) => toScored(row, measure))
  return byKey(rows, (row) => `${nameOf(row)}\u0000${row.label}${row.weak ? ' (weak)' : ''}`).map((group) => {
    const [first] = group
    const scored = group.map((row) => toScored(row, measure))
    const label = `${first?.label ?? ''}${first?.weak ? ' (weak)' : ''}`
    return {
      name: first === undefined ? '' : nameOf(first),
      label,
      seen,
      rows: group.length,
      auroc: label === 'benign' ? Number.NaN : auroc([...scored.map((row) => ({ ...row, attack: true })), ...harmless]),
      flagged1: share(scored, measure.threshold1),
      flagged01: share(scored, measure.threshold01),
      flaggedOwn: actingShare(group, measure),
    }
  })
}

function toScored(row: Row, { judgements }: Measure): Scored {
  return { score: judgements.get(row)?.score ?? 0, attack: row.label !== 'benign', group: groupOf(row) }
}

function share(rows: readonly Scored[], threshold: number): number {
  return flaggedShare(
    rows.map(({ score }) => score),
    threshold,
  )
}

function actingShare(rows: readonly Row[], { judgements }: Measure): number {
  const acting = rows.filter((row) => judgements.get(row)?.acts === true).length
  return rows.length === 0 ? Number.NaN : acting / rows.length
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => group)
}
