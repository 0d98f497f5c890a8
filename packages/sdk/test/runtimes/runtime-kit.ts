import { spawn } from 'node:child_process'
import { accessSync, constants, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { type BuildOptions, build } from 'esbuild'

/** A runtime that the packages are tried in. */
export interface Runtime {
  readonly name: string
  /** Variable that names its program where it is not on the path. */
  readonly variable: string
  readonly args: readonly string[]
  /** A package that Node.js runs, found from the folder that the variable names. */
  readonly isPackage?: true
}

export const RUNTIMES: readonly Runtime[] = [
  { name: 'bun', variable: 'TELLTALE_BUN', args: ['main.mjs'] },
  {
    name: 'deno',
    variable: 'TELLTALE_DENO',
    args: ['run', '--allow-net=127.0.0.1', '--allow-env', '--no-lock', '--node-modules-dir=manual', 'main.mjs'],
  },
  { name: 'workerd', variable: 'TELLTALE_WORKERD', args: ['test', 'worker.capnp'] },
  // Vercel's edge functions and the middleware of Next.js: a machine within Node.js, found by its package.
  { name: '@edge-runtime/vm', variable: 'TELLTALE_EDGE_RUNTIME', args: ['edge-main.mjs'], isPackage: true },
]

/** The program of a runtime: by its variable, or on the path. */
export function findProgram({ name, variable, isPackage }: Runtime): string | undefined {
  const told = process.env[variable]
  if (isPackage === true) return told === undefined || told === '' ? undefined : process.execPath
  if (told !== undefined && told !== '') return told
  const places = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name))
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url))

/** Lays out an application in `dir` with both packages built into its node_modules as users get them. */
export async function layOutApp(dir: string): Promise<void> {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const files = ['app.mjs', 'main.mjs', 'worker.capnp', 'worker.mjs', 'edge.mjs', 'edge-main.mjs']
  for (const file of files) cpSync(join(here, file), join(dir, file))
  const dependencies = { '@telltale/scan': '*', '@telltale/sdk': '*', openai: '*' }
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ type: 'module', dependencies }))
  const scan = join(dir, 'node_modules/@telltale/scan')
  mkdirSync(scan, { recursive: true })
  const manifest = { name: '@telltale/scan', version: '0.1.0', type: 'module', exports: './index.js' }
  writeFileSync(join(scan, 'package.json'), JSON.stringify(manifest))
  await build({
    entryPoints: [join(ROOT, 'packages/scan/src/index.ts')],
    outfile: join(scan, 'index.js'),
    alias: { '@telltale/model': join(ROOT, 'packages/model/src/index.ts') },
    ...NEUTRAL,
  })
  const { buildSdk } = (await import(join(ROOT, 'scripts/prepare/build-sdk.mjs'))) as {
    readonly buildSdk: (dist: string) => Promise<void>
  }
  await buildSdk(join(dir, 'node_modules/@telltale/sdk'))
  symlinkSync(join(ROOT, 'node_modules/openai'), join(dir, 'node_modules/openai'))
  for (const [name, format] of [
    ['worker', 'esm'],
    ['edge', 'iife'],
  ] as const) {
    const paths = { entryPoints: [join(dir, `${name}.mjs`)], outfile: join(dir, `${name}.js`) }
    await build({ ...NEUTRAL, ...paths, format, external: ['node:*', '@opentelemetry/api'] })
  }
}

const NEUTRAL: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  mainFields: ['module', 'main'],
  target: 'es2022',
  logLevel: 'error',
}

/** What came out of a run: what the program printed, and the bodies that reached the server, by path. */
export interface Run {
  readonly code: number | null
  readonly output: string
  readonly bodies: ReadonlyMap<string, readonly string[]>
}

/** Runs a program in `dir` against a server on loopback that takes everything. */
export async function runAgainstServer(dir: string, program: string, args: readonly string[]): Promise<Run> {
  const bodies = new Map<string, string[]>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const text = request.headers['content-encoding'] === 'gzip' ? gunzipSync(body).toString() : body.toString()
      const path = request.url ?? ''
      bodies.set(path, [...(bodies.get(path) ?? []), text])
      response.setHeader('content-type', 'application/json').end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  try {
    const env = { ...process.env, ENDPOINT: `http://127.0.0.1:${port}`, NO_COLOR: '1' }
    return { ...(await runProgram(program, args, { cwd: dir, env })), bodies }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: NodeJS.ProcessEnv },
): Promise<Pick<Run, 'code' | 'output'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk: Buffer): void => {
      output = (output + chunk.toString()).slice(-20_000)
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, output }))
  })
}
