import { inspect } from 'node:util'

/** A method of a client, by its path. */
export interface Found {
  readonly path: readonly string[]
  readonly name: string
}

const DEEPEST = 6

/** Every public member of an object and of its classes, the inherited ones too, that is a function or holds others. */
export function membersOf(object: object): readonly string[] {
  const names = new Set<string>()
  for (let at: object | null = object; at !== null && at !== Object.prototype; at = Object.getPrototypeOf(at)) {
    for (const name of Object.getOwnPropertyNames(at))
      if (!name.startsWith('_') && name !== 'constructor') names.add(name)
  }
  return [...names].sort()
}

/** All methods below a client, found by walking over it; objects of the language's own classes are not entered. */
export function findMethods(client: object): readonly Found[] {
  const found: Found[] = []
  const seen = new Set<object>([client])
  const waiting: { readonly object: object; readonly path: readonly string[] }[] = [{ object: client, path: [] }]
  // What stands near the client first: resources that hold each other are found by their own names.
  for (let place = 0; place < waiting.length; place += 1) {
    const { object = client, path = [] } = waiting[place] ?? {}
    for (const name of membersOf(object)) {
      const value = read(object, name)
      if (typeof value === 'function' && !isClass(value)) found.push({ path, name })
      else if (isHolder(value) && !seen.has(value) && path.length < DEEPEST) {
        seen.add(value)
        waiting.push({ object: value, path: [...path, name] })
      }
    }
  }
  return found
}

/** In what two faces of a client differ, a line each: members, classes, what printing and JSON give. */
export function differences(raw: object, wrapped: object): readonly string[] {
  const found: string[] = []
  const compare = (one: object, other: object, path: string): void => {
    const facts = { ...factsOf(one) }
    for (const [name, fact] of Object.entries(factsOf(other))) {
      if (fact !== facts[name]) found.push(`${path}: ${name} is ${String(fact)}, was ${String(facts[name])}`)
    }
  }
  compare(raw, wrapped, 'client')
  for (const { path, name } of findMethods(raw)) {
    const [one, other] = [at(raw, path), at(wrapped, path)]
    compare(one, other, path.join('.'))
    const [method, its] = [read(one, name), read(other, name)]
    if (typeof its !== 'function') found.push(`${[...path, name].join('.')} is ${typeof its}`)
    else compare(method as object, its, [...path, name].join('.'))
  }
  return [...new Set(found)]
}

function factsOf(value: object): Record<string, unknown> {
  const isFunction = typeof value === 'function'
  return {
    prototype: Object.getPrototypeOf(value) === null ? null : inspect(Object.getPrototypeOf(value)?.constructor),
    constructor: value.constructor,
    keys: Object.keys(value).join(),
    symbols: Object.getOwnPropertySymbols(value).length,
    text: isFunction ? undefined : String(value),
    tag: Object.prototype.toString.call(value),
    json: isFunction ? undefined : json(value),
    printed: isFunction ? undefined : inspect(value, { depth: 2 }),
    name: isFunction ? value.name : undefined,
    length: isFunction ? value.length : undefined,
    extensible: Object.isExtensible(value),
  }
}

function json(value: object): string | undefined {
  try {
    return JSON.stringify(value)
  } catch (error) {
    return String(error).split('\n', 1).join('')
  }
}

/** What stands at a path. */
export function at(client: object, path: readonly string[]): object {
  let value = client
  for (const name of path) value = read(value, name) as object
  return value
}

function read(object: object, name: string): unknown {
  try {
    return Reflect.get(object, name)
  } catch {
    return undefined // a getter that asks for what is not there
  }
}

function isHolder(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const { name } = value.constructor ?? {}
  return name !== undefined && !BUILT_IN.has(name)
}

const BUILT_IN = new Set([
  'Object',
  'Array',
  'Map',
  'Set',
  'Headers',
  'URL',
  'Date',
  'Promise',
  'AbortController',
  'WeakMap',
])

function isClass(value: object): boolean {
  return /^class\b/.test(Function.prototype.toString.call(value))
}
