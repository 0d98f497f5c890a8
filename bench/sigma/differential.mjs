// `node bench/sigma/differential.mjs [--seed N] [--pairs N]`: random rules over random events, by the matcher and as SQL in the
// embedded store. Prints how many pairs were compared and each rule on which the two disagree, as small as it still shows.
// Ends with status 1 when there is one.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'esbuild'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

const EVENTS = 200
const RULES = 100
const MOST_SHOWN = 10

const { values } = parseArgs({
  options: { seed: { type: 'string', default: '1' }, pairs: { type: 'string', default: '100000' } },
})
const folder = mkdtempSync(join(tmpdir(), 'telltale-differential-'))
try {
  const { openChdbEngine, migrate, compareWithMatcher, describe } = await loadSource(join(folder, 'source.mjs'))
  const engine = await openChdbEngine(join(folder, 'store'))
  await migrate(engine, 1)
  const total = { pairs: 0, matches: 0, refused: 0, disagreements: 0 }
  for (let seed = Number(values.seed); total.pairs < Number(values.pairs); seed += 1) {
    const found = await compareWithMatcher(engine, { seed, events: EVENTS, rules: RULES })
    total.pairs += found.pairs
    total.matches += found.matches
    total.refused += found.refused.length
    total.disagreements += found.disagreements.length
    const first = new Map(found.disagreements.map((item) => [item.rule, item]))
    for (const item of [...first.values()].slice(0, MOST_SHOWN)) {
      console.log(`\nseed ${seed}: ${await describe(engine, item)}`)
    }
  }
  await engine.close()
  console.log(
    `${total.pairs} pairs from seed ${values.seed} on: ${total.matches} match, ${total.disagreements} disagreements, ${total.refused} rules refused`,
  )
  if (total.disagreements > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** The store, the matcher and the generator of this checkout. */
async function loadSource(outfile) {
  const store = join(ROOT, 'packages/telltale/src/store')
  const files = ['chdb-engine.ts', 'migrate.ts', 'hunt/test/compare-with-matcher.ts'].map((file) => join(store, file))
  const chdb = import.meta.resolve('chdb')
  await build({
    stdin: { contents: files.map((file) => `export * from ${JSON.stringify(file)}`).join('\n'), resolveDir: ROOT },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    // Built beside no packages: the engine is found from here.
    plugins: [
      { name: 'chdb', setup: (setup) => setup.onResolve({ filter: /^chdb$/ }, () => ({ path: chdb, external: true })) },
    ],
    alias: {
      '@telltale/model': join(ROOT, 'packages/model/src/index.ts'),
      '@telltale/sigma': join(ROOT, 'packages/sigma/src/index.ts'),
    },
    // Some packages still ask for `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)" },
    logLevel: 'warning',
  })
  return import(pathToFileURL(outfile).href)
}
