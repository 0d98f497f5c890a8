import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSigma } from '@telltale/sigma'
import { TelltaleError } from '../errors.ts'
import { readRuleFiles } from '../rules/read-rule-files.ts'
import { type RulePack, readRulePack } from '../rules/rule-pack.ts'
import { parseTrialRecord, TRIALS_FILE, type TrialRecord } from '../rules/trial-record.ts'

/** The rules beside the built program. */
export function findRulesDir(): string {
  return fileURLToPath(new URL('./rules', import.meta.url))
}

/** Reads the pack that is shipped; rejects with `RULES_INVALID` when a rule of it cannot be read. */
export async function openRulePack(dir: string = findRulesDir()): Promise<RulePack> {
  const files = await readRuleFiles(dir)
  const pack = readRulePack(files, (text, file) => parseSigma(text, { file }))
  const [first, ...more] = pack.problems.filter(({ severity }) => severity === 'error')
  if (first === undefined) return pack
  const others = more.length === 0 ? '' : `, and ${more.length} more`
  throw new TelltaleError('RULES_INVALID', `${first.file}:${first.line}:${first.column}: ${first.message}${others}`)
}

/** What trying the pack showed when it was made; empty when nothing was written. */
export async function readTrials(dir: string = findRulesDir()): Promise<TrialRecord> {
  return parseTrialRecord(await readFile(join(dir, TRIALS_FILE), 'utf8').catch(() => ''))
}
