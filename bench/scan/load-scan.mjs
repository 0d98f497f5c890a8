import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

const SCAN = join(ROOT, 'packages/scan/src')

/**
 * The scanner of this checkout, its parts one by one, and the other detectors that are installed.
 * @returns {Promise<{ scanner: { scan(text: string, role: string): unknown }, parts: Part[], literals: string[], rivals: Rival[] }>}
 * @typedef {{ name: string, run: (unfolded: unknown, text: string) => unknown }} Part
 * @typedef {{ name: string, version: string, score: (text: string) => unknown }} Rival
 */
export async function loadScan() {
  const out = mkdtempSync(join(tmpdir(), 'telltale-bench-scan-'))
  try {
    const modules = await importAll(join(out, 'scan.mjs'), sourceFiles(SCAN))
    const { plainRegexes, loadRivals } = Object.assign(
      {},
      ...(await importAll(join(out, 'rivals.mjs'), [
        join(ROOT, 'training/evaluate/plain-regexes.ts'),
        join(ROOT, 'training/evaluate/rivals.ts'),
      ])),
    )
    const { rivals } = await loadRivals(join(ROOT, 'training/rivals'))
    const all = Object.assign({}, ...modules)
    return {
      scanner: all.createScanner(),
      parts: findParts(all),
      literals: (all.SIGNATURES ?? []).flatMap((signature) => signature.literals),
      rivals: [plainRegexes, ...rivals],
    }
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

/** Unfolding, then every detector that is made without being given anything, then the classifier. */
function findParts({ unfold, createClassifier, ...all }) {
  if (unfold === undefined) return []
  const creates = Object.entries(all).filter(
    ([name, value]) => /^create\w+Detector$/.test(name) && typeof value === 'function' && value.length === 0,
  )
  const detectors = creates.map(([, create]) => create())
  const classifier = createClassifier?.()
  return [
    { name: 'unfold', run: (_unfolded, text) => unfold(text) },
    ...detectors.map(({ name, inspect }) => ({ name, run: (unfolded) => inspect(unfolded, 'retrieval') })),
    ...(classifier ? [{ name: 'classify', run: (unfolded) => classifier.judge(unfolded, [], 'retrieval') }] : []),
  ]
}

async function importAll(outfile, files) {
  await build({
    stdin: {
      contents: files.map((file, i) => `export * as m${i} from ${JSON.stringify(file)}`).join('\n'),
      resolveDir: ROOT,
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    alias: { '@telltale/model': join(ROOT, 'packages/model/src/index.ts') },
    logLevel: 'warning',
  })
  return Object.values(await import(pathToFileURL(outfile).href))
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return entry.name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(entry.name) ? [path] : []
  })
}
