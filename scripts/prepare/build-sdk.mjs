import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownPackages } from './build.mjs'
import { ROOT } from './prepare.mjs'

const SDK = join(ROOT, 'packages/sdk')
const DIST = join(SDK, 'dist')
const ENTRIES = ['index', 'register/register', 'register/loader-hooks']

/**
 * Bundles the SDK as it is published: ECMAScript modules that share their parts, and one CommonJS file. `dist` is a
 * package of its own, with what of package.json users need.
 */
export async function buildSdk(dist = DIST) {
  const { build } = await import('esbuild')
  rmSync(dist, { recursive: true, force: true })
  const shared = {
    bundle: true,
    // Nothing of Node.js is polyfilled or required: its modules stay imports, which other platforms answer too.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    target: 'es2022',
    external: ['node:*', '@opentelemetry/api'],
    alias: ownPackages(),
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'warning',
  }
  await build({
    ...shared,
    entryPoints: ENTRIES.map((name) => join(SDK, `src/${name}.ts`)),
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    outdir: dist,
    splitting: true,
    format: 'esm',
  })
  await build({ ...shared, entryPoints: [join(SDK, 'src/index.ts')], outdir: join(dist, 'cjs'), format: 'cjs' })
  writeManifests(dist)
}

function writeManifests(dist) {
  const { name, version, description, license, dependencies: _, ...own } = readManifest()
  const both = {
    import: { types: './types/sdk/src/index.d.ts', default: './index.js' },
    require: { types: './cjs/types/sdk/src/index.d.ts', default: './cjs/index.js' },
  }
  const manifest = {
    name,
    version,
    description,
    license,
    type: 'module',
    sideEffects: ['./register.js', './loader-hooks.js'],
    engines: { node: '>=20.20.0' },
    exports: { '.': both, './register': './register.js', './package.json': './package.json' },
    main: './cjs/index.js',
    types: './cjs/types/sdk/src/index.d.ts',
    peerDependencies: own.peerDependencies,
    peerDependenciesMeta: own.peerDependenciesMeta,
  }
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`)
  mkdirSync(join(dist, 'cjs'), { recursive: true })
  writeFileSync(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n')
}

function readManifest() {
  return JSON.parse(readFileSync(join(SDK, 'package.json'), 'utf8'))
}
