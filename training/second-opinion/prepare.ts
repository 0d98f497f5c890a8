import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createScanner } from '@telltale/scan'
import { type Row, readCorpora, readLines } from '../corpora/read-corpora.ts'
import { digest, selectRows } from '../evaluate/select-rows.ts'
import { groupOf, isHeldOut, qualityOf, roleOf } from '../evaluate/sources.ts'

// node training/run.mjs second-opinion/prepare CORPORA OUT [TEXTS A GROUP]: the texts that fine_tune.py reads, cut and
// chosen by the rules of the evaluation: nothing of a held-out source is in train.jsonl.
const [, , corpora = '', out = '', limit = '300', generatedPath = 'training/out/generated.jsonl'] = process.argv
/** UTF-16 units of a training text: about what 128 tokens hold. */
const WINDOW = 560
const MEASURED_A_GROUP = 60
const DEVELOPMENT_A_GROUP = 80
const GENERATED_SHARE = 4

/** The classes of the model; what is neither of the last three counts as benign. */
const CLASSES: readonly string[] = ['benign', 'injection', 'jailbreak', 'harmful_request']

const rows = readCorpora(corpora)
const generated = existsSync(generatedPath) ? readLines(readFileSync(generatedPath, 'utf8')) : []
const usable = [...rows, ...generated].filter(
  (row) => !isHeldOut(row.source) && row.split === 'train' && row.strict && !(row.weak && row.label !== 'benign'),
)
const scanner = createScanner()
const { heldOut } = selectRows(rows, MEASURED_A_GROUP)
const { development } = selectRows(rows, DEVELOPMENT_A_GROUP)

mkdirSync(out, { recursive: true })
write('train', chooseTraining(usable, Number(limit)).map(toTraining))
write('measured', heldOut.filter((row) => isAttack(row) || row.label === 'benign').map(toMeasured))
write('development', development.filter((row) => row.label === 'benign').map(toMeasured))

/** So many texts of each source and label, four times as many of our own, in an order that a hash decides. */
function chooseTraining(all: readonly Row[], most: number): readonly Row[] {
  const groups = new Map<string, Row[]>()
  for (const row of all) {
    const key = `${groupOf(row)} ${row.label}`
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const keyOf = (row: Row): string => digest(`${row.source} ${row.id}`)
  const sorted = (list: readonly Row[]): readonly Row[] => [...list].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const chosen = [...groups].flatMap(([key, list]) => {
    return sorted(list).slice(0, key.startsWith('generated') ? most * GENERATED_SHARE : most)
  })
  return sorted(chosen)
}

function toTraining(row: Row): object {
  const [from, to] = row.payload ?? [0, 0]
  const room = Math.max(0, WINDOW - (to - from))
  const start = Math.max(0, from - Math.floor(room * (Number.parseInt(digest(row.id).slice(0, 4), 16) / 0x10000)))
  return { text: row.text.slice(start, start + WINDOW), label: Math.max(0, CLASSES.indexOf(row.label)) }
}

function toMeasured(row: Row): object {
  const role = roleOf(row)
  const { text, source } = row
  return { text, source, attack: isAttack(row), quality: qualityOf(row), role, ours: scanner.scan(text, role).risk }
}

function isAttack(row: Row): boolean {
  return row.label === 'injection' || row.label === 'jailbreak'
}

function write(name: string, lines: readonly object[]): void {
  writeFileSync(join(out, `${name}.jsonl`), `${lines.map((line) => JSON.stringify(line)).join('\n')}\n`)
  process.stderr.write(`${name}: ${lines.length}\n`)
}
