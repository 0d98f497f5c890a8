import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { RuleFile } from './rule-pack.ts'

/** Largest file that is read, bytes. */
const MAX_BYTES = 1_048_576
/** Most files of one folder, subfolders included. */
const MAX_FILES = 20_000
const MAX_DEPTH = 8

/** The YAML files under a folder by path, `/` between its parts. Links are not followed; throws when it cannot be read. */
export async function readRuleFiles(folder: string): Promise<readonly RuleFile[]> {
  const paths = (await listYaml(folder, 0)).toSorted()
  if (paths.length > MAX_FILES) throw new Error(`${folder} has more than ${MAX_FILES} files of rules`)
  const files: RuleFile[] = []
  for (const path of paths) {
    if ((await stat(path)).size > MAX_BYTES) throw new Error(`${path} is larger than ${MAX_BYTES} bytes`)
    files.push({ path: relative(folder, path).split(sep).join('/'), text: await readFile(path, 'utf8') })
  }
  return files
}

async function listYaml(folder: string, depth: number): Promise<readonly string[]> {
  const found: string[] = []
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && depth < MAX_DEPTH) found.push(...(await listYaml(path, depth + 1)))
    else if (entry.isFile() && /\.ya?ml$/.test(entry.name)) found.push(path)
  }
  return found
}
