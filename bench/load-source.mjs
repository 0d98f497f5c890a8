// Bundles TypeScript of the workspace and loads it, so that a benchmark runs the source as it is.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ownPackages } from '../scripts/prepare/build.mjs'
import { ROOT } from '../scripts/prepare/prepare.mjs'

/** What a module of this text, standing in the root of the repository, exports. */
export async function loadSource(contents) {
  const dir = mkdtempSync(join(tmpdir(), 'telltale-bench-'))
  const outfile = join(dir, 'source.mjs')
  const require = `import { createRequire } from 'node:module'; const require = createRequire(${JSON.stringify(join(ROOT, 'package.json'))})`
  await build({
    stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    alias: ownPackages(),
    banner: { js: require },
    logLevel: 'warning',
  })
  const loaded = await import(pathToFileURL(outfile).href)
  rmSync(dir, { recursive: true, force: true })
  return loaded
}
