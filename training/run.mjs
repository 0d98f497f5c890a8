// Runs a TypeScript script of this folder: node training/run.mjs NAME [arguments].
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const here = fileURLToPath(new URL('.', import.meta.url))
const [name, ...rest] = process.argv.slice(2)
if (name === undefined) {
  process.stderr.write(
    'Usage: node training/run.mjs NAME [arguments], for example: node training/run.mjs train CORPORA\n',
  )
  process.exit(2)
}
const outfile = join(here, `.run-${process.pid}.mjs`)
try {
  await build({
    entryPoints: [join(here, `${name}.ts`)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    alias: {
      '@telltale/model': join(here, '../packages/model/src/index.ts'),
      '@telltale/scan': join(here, '../packages/scan/src/index.ts'),
      '@telltale/sigma': join(here, '../packages/sigma/src/index.ts'),
      '@telltale/engine': join(here, '../packages/engine/src/index.ts'),
    },
    logLevel: 'warning',
  })
  process.argv = [process.argv[0] ?? 'node', name, ...rest]
  await import(pathToFileURL(outfile).href)
} finally {
  rmSync(outfile, { force: true })
}
