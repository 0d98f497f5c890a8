// Runs in the loader thread of Node.js (`module.register`); it holds no state and only builds text.
import { findLibrary } from './client-table.ts'

const MARK = 'telltale-wrapped'

interface Resolved {
  readonly url: string
}
interface Context {
  readonly parentURL?: string
  readonly conditions?: readonly string[]
}
type NextResolve = (specifier: string, context: unknown) => Promise<Resolved>
type NextLoad = (url: string, context: unknown) => Promise<unknown>

/** Sends the import of a known library to a module of our own, which imports the library itself. */
export async function resolve(specifier: string, context: Context, next: NextResolve): Promise<Resolved> {
  const resolved = await next(specifier, context)
  const library = findLibrary(specifier)
  const isOurs = context.parentURL?.includes(`${MARK}=`) === true
  // What is required is wrapped where CommonJS loads it; newer Node.js asks here for it as well.
  const isRequired = context.conditions?.includes('require') === true
  if (library === undefined || isOurs || isRequired || !resolved.url.startsWith('file:')) return resolved
  return { ...resolved, url: `${resolved.url}?${MARK}=${encodeURIComponent(library.name)}` }
}

/** The text of that module: everything of the library, its client classes wrapped. */
export async function load(url: string, context: unknown, next: NextLoad): Promise<unknown> {
  const at = url.indexOf(`?${MARK}=`)
  if (at < 0) return next(url, context)
  const library = findLibrary(decodeURIComponent(url.slice(at + MARK.length + 2)))
  if (library === undefined) return next(url.slice(0, at), context)
  return {
    format: 'module',
    shortCircuit: true,
    source: wrappingModule(url.slice(0, at), library.name, library.classes),
  }
}

function wrappingModule(url: string, name: string, classes: readonly string[]): string {
  const wrap = `globalThis[Symbol.for('telltale.register.wrap')]`
  return [
    `import * as original from ${JSON.stringify(url)}`,
    `export * from ${JSON.stringify(url)}`,
    `const wrap = ${wrap} ?? ((_, value) => value)`,
    ...classes.map((item, i) => `const c${i} = wrap(${JSON.stringify(name)}, original[${JSON.stringify(item)}])`),
    // A library that exports one of the names as undefined is no worse off: a star export of it would be, too.
    `export { ${classes.map((item, i) => `c${i} as ${item}`).join(', ')} }`,
    classes.includes('default') ? '' : 'const d = original.default\nexport { d as default }',
  ].join('\n')
}
