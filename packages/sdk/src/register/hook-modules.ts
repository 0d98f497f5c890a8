import { findLibrary } from './client-table.ts'
import { type WrapClient, wrapClass, wrapExports } from './wrap-exports.ts'

/** The one function of `node:module` that CommonJS loads through; typings leave it out. */
interface CommonJs {
  _load?: (request: string, ...rest: unknown[]) => unknown
}

/**
 * Makes every client of a known library that the process makes from now on a wrapped one, whether it is imported or
 * required. `loader` is the address of the built `loader-hooks.ts`.
 */
export async function hookModules(wrap: WrapClient, loader: URL): Promise<void> {
  Reflect.set(globalThis, Symbol.for('telltale.register.wrap'), (library: string, value: unknown) =>
    wrapClass(library, value, wrap),
  )
  const nodeModule = await import('node:module')
  nodeModule.register(loader)
  hookRequire(nodeModule.Module as unknown as CommonJs, wrap)
}

function hookRequire(commonJs: CommonJs, wrap: WrapClient): void {
  const load = commonJs._load
  if (load === undefined) return
  commonJs._load = function (request, ...rest) {
    const exported = load.call(this, request, ...rest)
    const library = findLibrary(request)
    return library === undefined ? exported : wrapExports(library, exported, wrap)
  }
}
