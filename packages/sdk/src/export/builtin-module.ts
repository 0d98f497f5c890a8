interface Host {
  readonly process?: { getBuiltinModule?(name: string): unknown }
}

/**
 * A module of Node.js; undefined where the runtime has none. Asked for at run time: an import would keep the SDK from
 * loading elsewhere. Never throws: the edge runtime of Next.js has a function that only says so.
 */
export function findBuiltinModule(name: string): unknown {
  try {
    return (globalThis as Host).process?.getBuiltinModule?.(name)
  } catch {
    return undefined
  }
}
