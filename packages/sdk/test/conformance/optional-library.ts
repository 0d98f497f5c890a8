import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A library that is tried where it is installed: here, or in the folder that `TELLTALE_CLIENTS` names. */
export interface OptionalLibrary {
  readonly name: string
  /** The folder of the package; undefined where it is not installed. */
  readonly folder: string | undefined
  /** Why its tests are skipped; empty where they are not. */
  readonly why: string
}

/** Looks for a library by its package name. */
export function findLibrary(name: string): OptionalLibrary {
  const told = process.env.TELLTALE_CLIENTS
  const roots = [...(told === undefined || told === '' ? [] : [told]), ...UP]
  const folder = roots.map((root) => join(root, 'node_modules', name)).find((place) => existsSync(place))
  const why = folder === undefined ? ` (skipped: no ${name} here, and TELLTALE_CLIENTS names no folder with it)` : ''
  return { name, folder, why }
}

const UP = ['../../../..', '../..'].map((up) => join(import.meta.dirname, up))

/** Loads it. */
export async function loadLibrary({ name, folder }: OptionalLibrary): Promise<Readonly<Record<string, unknown>>> {
  const file = createRequire(join(folder ?? '', 'package.json')).resolve(name)
  return (await import(pathToFileURL(file).href)) as Record<string, unknown>
}
