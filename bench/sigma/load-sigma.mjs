import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

const SOURCE = join(ROOT, 'packages/sigma/src')
const EXPORTS = [
  ['parseSigma', 'parse/parse-sigma.ts'],
  ['buildRuleSet', 'match/build-rule-set.ts'],
  ['evaluateRule', 'match/evaluate-rule.ts'],
  ['eventFromJson', 'match/event-from-json.ts'],
  ['createCorrelator', 'correlate/create-correlator.ts'],
]

/** The Sigma engine of this checkout. */
export async function loadSigma() {
  const out = mkdtempSync(join(tmpdir(), 'telltale-bench-sigma-'))
  try {
    const outfile = join(out, 'sigma.mjs')
    const contents = EXPORTS.map(([name, file]) => `export { ${name} } from ${JSON.stringify(join(SOURCE, file))}`)
    await build({
      stdin: { contents: contents.join('\n'), resolveDir: join(ROOT, 'packages/sigma') },
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'warning',
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
    })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}
