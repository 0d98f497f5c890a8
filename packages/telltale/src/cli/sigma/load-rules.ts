import { readFile, stat } from 'node:fs/promises'
import { applyFilters, type ParsedSigma, parseSigma, resolveReferences } from '@telltale/sigma'
import { readRuleFiles } from '../../rules/read-rule-files.ts'
import type { RuleFile } from '../../rules/rule-pack.ts'

/** The rules of a folder or file, filters applied, with everything that is wrong with them; fixtures are left out. */
export async function loadRules(path: string): Promise<ParsedSigma & { readonly files: number }> {
  const files = (await readFiles(path)).filter((file) => !file.path.endsWith('.tests.yml'))
  // Placeholders are for whoever runs the rule; here they may stand for anything.
  const parsed = files.map(({ path: file, text }) => parseSigma(text, { file, allowUnresolvedPlaceholders: true }))
  const all = parsed.flatMap(({ documents }) => documents)
  const filtered = applyFilters(all)
  return {
    files: files.length,
    documents: filtered.documents,
    problems: [...parsed.flatMap(({ problems }) => problems), ...filtered.problems, ...resolveReferences(all)],
  }
}

async function readFiles(path: string): Promise<readonly RuleFile[]> {
  if ((await stat(path)).isDirectory()) return readRuleFiles(path)
  return [{ path, text: await readFile(path, 'utf8') }]
}
