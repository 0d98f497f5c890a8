import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const SKIPPED = new Set(['node_modules', 'dist', 'test', 'fixtures'])

/** Every source file below a folder, in a fixed order; tests and built output left out. */
function* sourceFiles(path) {
  for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const child = join(path, entry.name)
    if (entry.isDirectory()) {
      if (!SKIPPED.has(entry.name)) yield* sourceFiles(child)
    } else if (!/\.test\.\w+$/.test(entry.name)) yield child
  }
}

/**
 * A hash over the contents of files and folders: equal hashes mean that building again would change nothing.
 * @param {string[]} paths files or folders
 * @returns {string} hex
 */
export function contentHash(paths) {
  const hash = createHash('sha256')
  for (const path of paths) {
    const files = existsSync(path) && !isFile(path) ? sourceFiles(path) : [path]
    for (const file of files)
      hash
        .update(file)
        .update('\0')
        .update(existsSync(file) ? readFileSync(file) : '')
  }
  return hash.digest('hex')
}

function isFile(path) {
  try {
    readdirSync(path)
    return false
  } catch {
    return true // not a folder: hashed as one file
  }
}

/**
 * Runs `work` unless the stamp says that it already ran for these inputs.
 * @param {{ stamp: string, hash: string, work: () => void | Promise<void> }} job
 * @returns {Promise<boolean>} whether the work was done now
 */
export async function unlessFresh({ stamp, hash, work }) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false
  await work()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, hash)
  return true
}
