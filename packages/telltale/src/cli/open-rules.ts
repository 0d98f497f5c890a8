import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSigma } from '@telltale/sigma'
import { TelltaleError } from '../errors.ts'
import { cachedPack } from '../rules/pack-cache.ts'
import { readRuleFiles } from '../rules/read-rule-files.ts'
import { type RuleFile, type RulePack, readRulePack } from '../rules/rule-pack.ts'
import { parseTrialRecord, TRIALS_FILE, type TrialRecord } from '../rules/trial-record.ts'
import { readVersion } from './version.ts'

/** The rules beside the built program. */
export function findRulesDir(): string {
  return fileURLToPath(new URL('./rules', import.meta.url))
}

/**
 * Reads the pack that is shipped, parsed before where `keptIn` (a folder) holds it; rejects with `RULES_INVALID` when a
 * rule of it cannot be read.
 */
export async function openRulePack(dir: string = findRulesDir(), keptIn?: string): Promise<RulePack> {
  const files = await readRuleFiles(dir)
  const program = await programDigest()
  const pack =
    keptIn === undefined || program === undefined
      ? parsePack(files)
      : await cachedPack(files, { file: join(keptIn, 'rules.parsed'), program }, parsePack)
  const [first, ...more] = pack.problems.filter(({ severity }) => severity === 'error')
  if (first === undefined) return pack
  const others = more.length === 0 ? '' : `, and ${more.length} more`
  throw new TelltaleError('RULES_INVALID', `${first.file}:${first.line}:${first.column}: ${first.message}${others}`)
}

function parsePack(files: readonly RuleFile[]): RulePack {
  return readRulePack(files, (text, file) => parseSigma(text, { file }))
}

/** Stands for all code of the built program, whose parts have names made of their contents; undefined of the source tree. */
async function programDigest(): Promise<string | undefined> {
  const main = await readFile(new URL('./main.js', import.meta.url), 'utf8').catch(() => undefined)
  return main === undefined ? undefined : `${readVersion()}\0${main}`
}

/** What trying the pack showed when it was made; empty when nothing was written. */
export async function readTrials(dir: string = findRulesDir()): Promise<TrialRecord> {
  return parseTrialRecord(await readFile(join(dir, TRIALS_FILE), 'utf8').catch(() => ''))
}
