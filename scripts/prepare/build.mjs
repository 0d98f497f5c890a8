import { cpSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT, runProgram } from './prepare.mjs'

const PROGRAM = join(ROOT, 'packages/telltale')

/** The program and the threads it starts. */
const ENTRIES = ['main', 'engine-worker', 'second-opinion-worker', 'story-worker']

/** Bundles the program: our own packages inside, npm dependencies outside. */
export async function buildProgram() {
  const { build } = await import('esbuild')
  rmSync(join(PROGRAM, 'dist'), { recursive: true, force: true })
  await build({
    entryPoints: ENTRIES.map((name) => join(PROGRAM, `src/${name}.ts`)),
    outdir: join(PROGRAM, 'dist'),
    bundle: true,
    splitting: true,
    chunkNames: 'chunk-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    packages: 'external',
    alias: ownPackages(),
    loader: { '.sql': 'text' },
    logLevel: 'warning',
  })
  cpSync(join(ROOT, 'rules'), join(PROGRAM, 'dist/rules'), { recursive: true })
}

/** Our own packages are bundled from source although npm dependencies stay outside. */
export function ownPackages() {
  return Object.fromEntries(
    ['model', 'scan', 'sigma', 'engine', 'sdk'].map((name) => [
      `@telltale/${name}`,
      join(ROOT, `packages/${name}/src/index.ts`),
    ]),
  )
}

/** Builds the screens to static files that the program serves. */
export async function buildWeb() {
  await runProgram(process.execPath, [join(ROOT, 'node_modules/vite/bin/vite.js'), 'build', join(ROOT, 'packages/web')])
}

/** Puts the screens into the program's folder, so that what is published has both. */
export function bundleWeb() {
  const target = join(PROGRAM, 'dist/web')
  rmSync(target, { recursive: true, force: true })
  cpSync(join(ROOT, 'packages/web/dist'), target, { recursive: true, filter: (path) => !path.endsWith('.stamp') })
}
