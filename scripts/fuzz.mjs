// `npm run fuzz -- [--seconds N] [--inputs N] [--seed N] [--target NAME] [--workers N] [--out DIR]`: feeds
// mutated requests to every decoder. The defaults are ten million inputs in at most a quarter of an hour.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
const SOURCES = join(ROOT, 'packages/telltale/fuzz')

const folder = mkdtempSync(join(tmpdir(), 'telltale-fuzz-'))
try {
  await build({
    entryPoints: [join(SOURCES, 'main.ts'), join(SOURCES, 'worker.ts')],
    outdir: folder,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    logLevel: 'warning',
  })
  process.exitCode = await run([join(folder, 'main.cjs'), ...process.argv.slice(2)])
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function run(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--enable-source-maps', ...args], { stdio: 'inherit' })
    child.on('error', reject)
    child.on('exit', (code) => resolve(code ?? 1))
  })
}
