import { readFileSync } from 'node:fs'
import { inspect } from 'node:util'
import ts from 'typescript'
import type { Example } from './find-examples.ts'
import { outcomeOf, steady } from './outcome.ts'

/** What an example finds around it: names that stand for what the text before it made, and modules to import. */
export interface Surroundings {
  readonly names: Readonly<Record<string, unknown>>
  readonly modules: ReadonlyMap<string, unknown>
  /** Where its requests by `fetch` go, whatever address they name. */
  readonly url: string
}

/** Runs an example as it stands, and tells what came of it: what it printed, what it made, or how it failed. */
export async function runExample({ code }: Example, around: Surroundings): Promise<string> {
  const printed: string[] = []
  const globals = { ...globalsFor(around, printed), ...around.names }
  const body = `return (async () => {\n${toScript(awaited(code))}\nreturn { ${madeBy(code).join(', ')} };\n})()`
  const outcome = await outcomeOf(() => {
    const run = new Function(...Object.keys(globals), body)
    return Reflect.apply(run, undefined, Object.values(globals)) as unknown
  })
  return [outcome, ...printed].join('\n')
}

/** What an example starts last and leaves running, such as `main()`, is waited for. */
function awaited(code: string): string {
  return code
    .replace(/^(?=[a-z]\w*\(\)(?:\.catch\([^\n]*\))?;?$)/gm, 'await ')
    .replace(/^(?=(?:client|openai|anthropic|ai)\b(?![^\n]*[\w\]] = ))/gm, 'await ')
}

function toScript(code: string): string {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
  }
  return ts.transpileModule(code, { compilerOptions }).outputText
}

/** The names that an example gives its results. */
function madeBy(code: string): readonly string[] {
  return [...new Set([...code.matchAll(/^(?:const|let|var) (\w+)\b/gm)].map(([, name = '']) => name))]
}

function globalsFor({ modules, url }: Surroundings, printed: string[]): Record<string, unknown> {
  const print = (...values: readonly unknown[]): void => {
    printed.push(steady(values.map((value) => (typeof value === 'string' ? value : show(value))).join(' ')))
  }
  const console = { log: print, error: print, warn: print, info: print, debug: print, dir: print, table: print }
  return {
    console,
    process: { env: ENVIRONMENT, stdout: { write: print }, exit: () => {}, on: () => {}, argv: [] },
    require: (name: string) => {
      const found = modules.get(name.replace(/^node:/, ''))
      if (found === undefined) throw new Error(`no module ${name}`)
      return found
    },
    exports: {},
    module: { exports: {} },
    fetch: () => fetch(url, { method: 'POST', body: 'file' }),
    setTimeout: (run: () => void) => setTimeout(run, 0),
  }
}

const ENVIRONMENT = new Proxy<Record<string, string>>({}, { get: (_, name) => `${String(name).toLowerCase()}-value` })

function show(value: unknown): string {
  return inspect(value, { depth: 5, sorted: true, breakLength: 200 })
}

/** The file system of examples: every file is the one given, and nothing is written. */
export function fakeFiles(file: string, createReadStream: (path: string) => unknown): Record<string, unknown> {
  const bytes = readFileSync(file)
  const asked = (_path: string, options?: unknown): unknown => (options === undefined ? bytes : bytes.toString())
  const promises = { readFile: async (...given: [string, unknown?]) => asked(...given), writeFile: async () => {} }
  const members = {
    readFileSync: asked,
    writeFileSync: () => {},
    existsSync: () => true,
    createReadStream: () => createReadStream(file),
    promises,
    ...promises,
  }
  return { ...members, default: members, __esModule: true }
}
