import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** No source file is longer than this many lines (CONTRIBUTING.md); a file wants 50 to 150. */
const MOST_LINES = 400

/**
 * Source files that are too long.
 * @param {string} folder searched with everything below it
 * @returns {string[]} one sentence each
 */
export function findLongFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return ['node_modules', 'dist', 'fixtures'].includes(entry.name) ? [] : findLongFiles(path)
    if (!/\.(ts|tsx|mjs|css)$/.test(entry.name)) return []
    const lines = readFileSync(path, 'utf8').split('\n').length - 1
    return lines > MOST_LINES ? [`${path} has ${lines} lines; ${MOST_LINES} is the stop`] : []
  })
}
