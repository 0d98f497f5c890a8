// `npm test [-- VITEST FLAGS]`: prepares like `npm start`, then runs every test, the browser ones included, and
// closes with one line of totals.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { requireChromium } from './prepare/chromium.mjs'
import { prepare, ROOT, runProgram } from './prepare/prepare.mjs'

await prepare()
const scratch = mkdtempSync(join(tmpdir(), 'telltale-test-'))
const report = join(scratch, 'report.json')
let failed = false
try {
  const chromium = await requireChromium()
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  await runProgram(process.execPath, [vitest, 'run', ...reporters, ...process.argv.slice(2)], {
    show: true,
    env: { TELLTALE_CHROMIUM: chromium },
  })
} catch (error) {
  failed = true
  process.stderr.write(`${error.message}\n`)
}
console.log(totals())
rmSync(scratch, { recursive: true, force: true })
process.exitCode = failed ? 1 : 0

/** `tests: N passed, N failed, N skipped`; a run that left no report counts as one failure. */
function totals() {
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'))
    const brokenFiles = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    )
    const skipped = result.numPendingTests + result.numTodoTests
    return `tests: ${result.numPassedTests} passed, ${result.numFailedTests + brokenFiles.length} failed, ${skipped} skipped`
  } catch {
    failed = true
    return 'tests: 0 passed, 1 failed, 0 skipped'
  }
}
