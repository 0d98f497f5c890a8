// The SDK as its users get it: declarations beside the built files, then publint, the resolution of types for every
// kind of importer, and a limit on its size. `node scripts/check/published-sdk.mjs [DIST]`
import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { gzipSync } from 'node:zlib'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { ROOT } from '../prepare/prepare.mjs'

/** Bytes of the entry with all it imports, packed: what a bundle of an application grows by. Most is the classifier. */
const MAX_GZIP = 2_200_000
const OWN = ['model', 'scan']
const SDK = join(ROOT, 'packages/sdk')

/** Problems of the package in a folder, a line each. */
export async function checkPublished(dist) {
  return [...runPublint(dist), ...(await checkTypes(dist)), ...checkSize(dist)]
}

/** Writes the declarations of the SDK and of what it is made from, one tree for each kind of importer. */
export function writeDeclarations(dist) {
  const out = mkdtempSync(join(tmpdir(), 'telltale-types-'))
  try {
    const config = join(out, 'tsconfig.json')
    const options = {
      noEmit: false,
      emitDeclarationOnly: true,
      declaration: true,
      rootDir: join(ROOT, 'packages'),
      outDir: join(out, 'types'),
      // By path: what is found below node_modules gets no declarations.
      paths: Object.fromEntries(
        OWN.map((name) => [`@telltale/${name}`, [join(ROOT, `packages/${name}/src/index.ts`)]]),
      ),
      types: ['node'],
      typeRoots: [join(ROOT, 'node_modules/@types')],
    }
    const files = [join(SDK, 'src/index.ts')]
    writeFileSync(
      config,
      JSON.stringify({ extends: join(ROOT, 'tsconfig.base.json'), compilerOptions: options, files }),
    )
    execFileSync(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', config], { stdio: 'pipe' })
    for (const file of walk(join(out, 'types'))) writeFileSync(file, rewriteImports(file, join(out, 'types')))
    for (const target of ['types', 'cjs/types']) cpSync(join(out, 'types'), join(dist, target), { recursive: true })
  } finally {
    rmSync(out, { recursive: true, force: true })
  }
}

function rewriteImports(file, root) {
  return readFileSync(file, 'utf8').replace(/(from |import\()(['"])([^'"]+)\2/g, (_, start, quote, name) => {
    const own = /^@telltale\/(\w+)$/.exec(name)?.[1]
    const path = own === undefined ? name : `${relative(dirname(file), join(root, own, 'src/index.js'))}`
    const dotted = own !== undefined && !path.startsWith('.') ? `./${path}` : path
    return `${start}${quote}${dotted.startsWith('.') ? dotted.replace(/\.ts$/, '.js') : dotted}${quote}`
  })
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
}

function runPublint(dist) {
  try {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/publint/src/cli.js'), '--strict', dist], { stdio: 'pipe' })
    return []
  } catch (error) {
    return [`publint: ${error.stdout}${error.stderr}`]
  }
}

async function checkTypes(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-pack-'))
  try {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
    execFileSync(npm, ['pack', '--silent', '--pack-destination', folder, dist], { stdio: 'pipe' })
    const [file] = readdirSync(folder)
    const data = createPackageFromTarballData(new Uint8Array(readFileSync(join(folder, file))))
    const { problems = [], types } = await checkPackage(data, { excludeEntrypoints: ['./register', './package.json'] })
    if (!types) return ['types: the package has none']
    // Importers of before Node.js 12 read no `exports`; the package asks for Node.js 20.
    const told = problems.filter((problem) => problem.resolutionKind !== 'node10')
    return told.map(({ trace: _, ...problem }) => `types: ${JSON.stringify(problem)}`)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function checkSize(dist) {
  const files = readdirSync(dist).filter((name) => /\.js$/.test(name) && !/^(register|loader-hooks)/.test(name))
  const bytes = files.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, name))).length, 0)
  return bytes > MAX_GZIP ? [`size: ${bytes} bytes packed, more than ${MAX_GZIP}`] : []
}

if (process.argv[1] === import.meta.filename) {
  const dist = process.argv[2] ?? join(SDK, 'dist')
  if (process.argv[2] === undefined) writeDeclarations(dist)
  const problems = statSync(dist).isDirectory() ? await checkPublished(dist) : [`${dist} is no folder`]
  for (const problem of problems) console.error(problem)
  process.exitCode = problems.length === 0 ? 0 : 1
}
