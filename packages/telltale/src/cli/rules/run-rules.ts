import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Problem, parseSigma, resolveReferences } from '@telltale/sigma'
import pc from 'picocolors'
import { composeRules } from '../../rules/effective-rules.ts'
import { reportPack } from '../../rules/pack-report.ts'
import { parseBullets } from '../../rules/parse-bullets.ts'
import { readRuleFiles } from '../../rules/read-rule-files.ts'
import { createRehearsal } from '../../rules/rehearse.ts'
import { collectFacts, type RuleFacts } from '../../rules/rule-facts.ts'
import { type RuleFile, type RulePack, readRulePack } from '../../rules/rule-pack.ts'
import { type FixtureResult, runFixtures } from '../../rules/run-fixtures.ts'
import { digestRule, TRIALS_FILE } from '../../rules/trial-record.ts'
import { tryRule } from '../../rules/try-rule.ts'
import { findRulesDir } from '../open-rules.ts'
import { showLine } from '../scan/show-controls.ts'
import { showProblem } from '../sigma/check-rules.ts'
import type { RulesFlags } from './rules-flags.ts'

/** Does one of the rule commands over a folder; answers the exit code. */
export async function runRules(
  what: 'check' | 'test' | 'list',
  dir: string | undefined,
  flags: RulesFlags,
): Promise<0 | 1 | 2> {
  try {
    const files = await readRuleFiles(dir ?? findRulesDir())
    const pack = readRulePack(files, (text, file) => parseSigma(text, { file }))
    if (what === 'list') return listRules(pack, flags)
    if (what === 'check') return printProblems(checkPack(pack), pack, flags)
    return await testPack(pack, { files, dir: dir ?? findRulesDir() }, flags)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`telltale rules ${what}: ${showLine(why, 500)}\n`)
    return 2
  }
}

function checkPack(pack: RulePack): readonly Problem[] {
  return [...pack.problems, ...resolveReferences(pack.documents)]
}

function printProblems(problems: readonly Problem[], pack: RulePack, { json }: RulesFlags): 0 | 1 {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const counts = {
    rules: pack.documents.length,
    fixtures: pack.cases.length,
    errors,
    warnings: problems.length - errors,
  }
  if (json === true) process.stdout.write(`${JSON.stringify({ ...counts, problems })}\n`)
  else {
    for (const problem of problems) process.stdout.write(`${showProblem(problem)}\n`)
    process.stdout.write(
      `${counts.rules} rules, ${counts.fixtures} fixtures: ${errors} errors, ${counts.warnings} warnings\n`,
    )
  }
  return errors === 0 ? 0 : 1
}

/** Fixtures run rule by rule, each with everything of the file its rule stands in. */
async function testPack(
  pack: RulePack,
  { files, dir }: { readonly files: readonly RuleFile[]; readonly dir: string },
  flags: RulesFlags,
): Promise<0 | 1> {
  const results = runAll(pack)
  const bulletsFile = files.find(({ path }) => path === 'bullets.yml')
  const { bullets, problems } =
    bulletsFile === undefined ? NO_BULLETS : parseBullets(bulletsFile.text, bulletsFile.path)
  const report = reportPack({ documents: pack.documents, bullets, cases: pack.cases, results })
  if (flags.docs !== undefined) await writeFile(flags.docs, report.markdown)
  if (flags.record === true) await writeFile(join(dir, TRIALS_FILE), recordTrials(pack))
  const all = [...checkPack(pack), ...problems, ...report.problems]
  if (flags.json === true) {
    process.stdout.write(`${JSON.stringify({ results, problems: all })}\n`)
    return all.some(({ severity }) => severity === 'error') ? 1 : 0
  }
  const passed = results.filter((result) => result.passed).length
  process.stdout.write(`${passed} of ${results.length} fixtures hold; ${bullets.length} attacks to answer\n`)
  return printProblems(all, pack, flags)
}

/** One entry a rule, in the order of ids, so that a change shows as a change of a few lines. */
function recordTrials(pack: RulePack): string {
  const rules = [...composeRules(pack, []).rules].sort((a, b) => (a.facts.id < b.facts.id ? -1 : 1))
  const entries = rules.map((rule) => {
    const trial = { digest: digestRule(rule.yaml, rule.tests), ...tryRule(rule) }
    return `  ${JSON.stringify(rule.facts.id)}: ${JSON.stringify(trial)}`
  })
  return `{\n${entries.join(',\n')}\n}\n`
}

const NO_BULLETS = { bullets: [], problems: [] }

function runAll(pack: RulePack): readonly FixtureResult[] {
  const byFile = new Map<string, typeof pack.documents>()
  for (const document of pack.documents) {
    byFile.set(document.file, [...(byFile.get(document.file) ?? []), document])
  }
  return [...byFile.values()].flatMap((documents) => {
    const ids = new Set(documents.map(({ id, title }) => id ?? title))
    const cases = pack.cases.filter(({ ruleId }) => ids.has(ruleId))
    return cases.length === 0 ? [] : runFixtures(cases, createRehearsal(documents))
  })
}

function listRules(pack: RulePack, { json }: RulesFlags): 0 {
  const rules = collectFacts(pack.documents, pack.cases, []).filter(({ fires }) => fires)
  if (json === true) process.stdout.write(`${JSON.stringify(rules.map(toJson))}\n`)
  else for (const rule of rules) process.stdout.write(`${toLine(rule)}\n`)
  return 0
}

function toJson({ id, title, level, category, atlas, owasp, bullets, tests, document }: RuleFacts) {
  const { attack, benign, near_miss } = tests
  return {
    id,
    title,
    level,
    kind: document.kind,
    category,
    atlas,
    owasp,
    bullets,
    tests: { attack, benign, near_miss },
  }
}

function toLine({ id, title, level = 'medium', category, atlas, owasp, tests }: RuleFacts): string {
  const count = tests.attack + tests.benign + tests.near_miss
  const parts = [level.padEnd(13), (category ?? 'several logs').padEnd(16), showLine(title, 120)]
  return `${parts.join(' ')} ${pc.dim(`${[...atlas, ...owasp].join(' ')} · ${count} fixtures · ${showLine(id, 60)}`)}`
}
