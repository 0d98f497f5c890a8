import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { ROOT } from '../prepare/prepare.mjs'

/** Tables are built on first use. */
const SAMPLE = 'a text'
const READING = { kind: 'plain', text: SAMPLE, starts: undefined, end: SAMPLE.length }

/**
 * What `new RegExp` is called with while every module below `folder` loads and its detectors are made: patterns that
 * code puts together can only be seen there. Each is named by the file and line that made it.
 * @param {string} folder source of a package without side effects, relative to the root
 * @returns {Promise<{ place: string, source: string, flags: string }[]>}
 */
export async function collectBuilt(folder) {
  const out = mkdtempSync(join(tmpdir(), 'telltale-regex-'))
  const bundle = join(out, 'all.mjs')
  const built = []
  const Original = globalThis.RegExp
  try {
    await bundleAll(folder, bundle)
    process.setSourceMapsEnabled(true)
    globalThis.RegExp = watch(Original, ({ source, flags }) => built.push({ place: callerPlace(), source, flags }))
    const modules = Object.values(await import(pathToFileURL(bundle).href))
    for (const module of modules) makeDetectors(module)
  } finally {
    globalThis.RegExp = Original
    process.setSourceMapsEnabled(false)
    rmSync(out, { recursive: true, force: true })
  }
  return built
}

function bundleAll(folder, outfile) {
  const lines = sourceFiles(folder).map((path, i) => `export * as m${i} from ${JSON.stringify(join(ROOT, path))}`)
  return build({
    stdin: { contents: lines.join('\n'), resolveDir: ROOT },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: 'inline',
    alias: { '@telltale/model': join(ROOT, 'packages/model/src/index.ts') },
    logLevel: 'silent',
  })
}

function sourceFiles(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return sourceFiles(path)
    return entry.name.endsWith('.ts') && !/\.(test|d)\.ts$/.test(entry.name) ? [path] : []
  })
}

/** Whatever creates a detector or scanner without being given anything is asked for one, and that for an opinion. */
function makeDetectors(module) {
  for (const [name, value] of Object.entries(module)) {
    if (typeof value !== 'function' || value.length > 0 || !/^create\w*(Detector|Scanner)$/.test(name)) continue
    const made = value()
    made.scan?.(SAMPLE, 'user')
    made.inspect?.({ original: SAMPLE, readings: [READING], hidden: [] }, 'user')
  }
}

function watch(Original, record) {
  const make = (target, args) => {
    const regex = Reflect.construct(target, args)
    record(regex)
    return regex
  }
  return new Proxy(Original, { construct: make, apply: (target, _self, args) => make(target, args) })
}

/** The first frame of the stack that lies in the repository's TypeScript. */
function callerPlace() {
  const frame = /\(?((?:file:\/\/)?\/[^\s()]+\.ts):(\d+):\d+\)?/.exec(new Error('place').stack ?? '')
  if (frame === null) return 'built:0'
  const path = frame[1].startsWith('file:') ? fileURLToPath(frame[1]) : frame[1]
  return `${relative(ROOT, path).split(sep).join('/')}:${frame[2]}`
}
