import { existsSync, readFileSync } from 'node:fs'
import { probability, runHead } from '../packages/scan/src/classify/head.ts'
import type { Head } from '../packages/scan/src/classify/model.ts'
import { readCorpora, readLines } from './corpora/read-corpora.ts'
import { EVERYDAY_SOURCE, everydayRows } from './evaluate/everyday.ts'
import { auroc, flaggedShare, mean, type Scored, thresholdAt } from './evaluate/metrics.ts'
import { isHardBenign, isHeldOut, roleOf } from './evaluate/sources.ts'
import { crossFit, FOLDS, type Unseen } from './fit/cross-fit.ts'
import { DISGUISED_KIND, disguiseTexts } from './fit/disguise-texts.ts'
import { isAttack, prepareExamples } from './fit/examples.ts'
import { fitHead } from './fit/fit-head.ts'
import { joinPrompts } from './fit/join-prompts.ts'
import { isPlantedRequest, plantRequests } from './fit/plant-requests.ts'

// node training/run.mjs validate CORPORA [GENERATED]: what the classifier finds of training sources that it was not
// shown. Choices are made by this table; the held-out sources are for the last word alone.
const SEED = 7
/** Sources with fewer rows than this say little. */
const FEWEST = 30
const [, , corpora = process.env.TELLTALE_CORPORA ?? '', generatedPath = 'training/out/generated.jsonl'] = process.argv

interface Judged extends Scored {
  readonly hard: boolean
}

const generated = existsSync(generatedPath) ? readLines(readFileSync(generatedPath, 'utf8')) : []
const rows = [...readCorpora(corpora).filter((row) => !isHeldOut(row.source) && row.split === 'train'), ...generated]
const examples = prepareExamples([...rows, ...joinPrompts(rows, SEED), ...disguiseTexts(rows, SEED)])
// Written by hand for these choices: scored like the rest, learnt by nothing.
const everyday = prepareExamples(everydayRows())
const unseen = crossFit([...examples, ...prepareExamples(plantRequests(rows, SEED)), ...everyday], SEED, note)
const judged = Array.from({ length: FOLDS }, (_, fold) => fold).flatMap((fold) => {
  const head = fitHead(
    unseen.filter((item) => item.fold !== fold && !isEveryday(item)),
    SEED,
  )
  note(`head ${fold + 1} of ${FOLDS}`)
  return unseen.filter((item) => item.fold === fold && isMeasured(item)).map((item) => judge(item, head))
})
report(judged.filter(({ group }) => !isOurs(group)))
reportOurs(judged)

function isEveryday({ example }: Unseen): boolean {
  return example.row.source === EVERYDAY_SOURCE
}

// Generated and disguised texts have source-mates on both sides, so they prove nothing.
function isMeasured({ example }: Unseen): boolean {
  const { row } = example
  if (row.source === 'generated' || ['joined', DISGUISED_KIND].includes(row.kind) || isPlantedRequest(example))
    return false
  return isAttack(row) ? row.strict : row.label === 'benign'
}

function judge(item: Unseen, head: Head): Judged {
  const { row, group } = item.example
  const name = row.source.startsWith('derived: ') ? `planted: ${group}` : `${group} (${row.label})`
  const score = Math.max(item.floor, probability(runHead(head, item.inputs)[0] ?? 0))
  const named = row.source === EVERYDAY_SOURCE ? `${EVERYDAY_SOURCE} ${roleOf(row)} ${row.label}` : name
  return { score, attack: isAttack(row), group: named, hard: isHardBenign(row) }
}

/** Texts of our own say how ours do by each other; public sources alone set the threshold. */
function isOurs(group: string): boolean {
  return group.startsWith(EVERYDAY_SOURCE) || group.startsWith('handwritten')
}

function reportOurs(all: readonly Judged[]): void {
  const own = all.filter(({ group }) => isOurs(group))
  const others = all.filter(({ attack, group }) => !attack && !isOurs(group))
  const threshold = thresholdAt(scoresOf(others), 0.01)
  for (const [name, list] of bySource(own))
    print(name.padEnd(60), String(list.length).padStart(6), percent(flaggedShare(scoresOf(list), threshold)))
  const areaOf = (name: string): string => auroc(own.filter(({ group }) => group.startsWith(name))).toFixed(4)
  print('everyday texts, AUROC:', areaOf(EVERYDAY_SOURCE))
  print('handwritten texts by files left out, AUROC:', areaOf('handwritten'))
}

function report(all: readonly Judged[]): void {
  const benign = all.filter(({ attack }) => !attack)
  const attacks = all.filter(({ attack }) => attack)
  const threshold = thresholdAt(scoresOf(benign), 0.01)
  const flagged = (list: readonly Judged[]): number => flaggedShare(scoresOf(list), threshold)
  for (const [name, list] of [...bySource(attacks), ...bySource(benign)]) {
    const area = list[0]?.attack ? auroc([...benign, ...list]).toFixed(3) : ''
    print(name.padEnd(60), String(list.length).padStart(6), area.padStart(6), percent(flagged(list)))
  }
  const large = (list: readonly Judged[]): readonly (readonly Judged[])[] =>
    [...bySource(list).values()].filter(({ length }) => length >= FEWEST)
  print('recall at 1 % of all benign texts, sources averaged:', percent(mean(large(attacks).map(flagged))))
  print('AUROC, sources averaged:', mean(large(attacks).map((list) => auroc([...benign, ...list]))).toFixed(4))
  print('benign flagged, sources averaged:', percent(mean(large(benign).map(flagged))))
  print('hard benign flagged:', percent(flagged(benign.filter(({ hard }) => hard))))
}

function bySource(list: readonly Judged[]): ReadonlyMap<string, readonly Judged[]> {
  const names = [...new Set(list.map(({ group }) => group))].sort()
  return new Map(names.map((name) => [name, list.filter(({ group }) => group === name)]))
}

function scoresOf(list: readonly Judged[]): readonly number[] {
  return list.map(({ score }) => score)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1).padStart(6)} %`
}

function print(...parts: readonly string[]): void {
  process.stdout.write(`${parts.join(' ')}\n`)
}

function note(text: string): void {
  process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${text}\n`)
}
