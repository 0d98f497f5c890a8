/**
 * A proxy that stands for an object, with some members replaced. Methods of its class run on the object itself, so
 * that private members are found; `instanceof`, keys, and what is set stay those of the object. A member that the
 * host sets itself is no longer replaced.
 */
export function bindMembers<T extends object>(target: T, replaced: ReadonlyMap<string | symbol, unknown>): T {
  const bound = new WeakMap<object, unknown>()
  const taken = new Set<string | symbol>()
  return new Proxy(target, {
    get: (object, name) => {
      if (replaced.has(name) && !taken.has(name) && !isFixed(object, name)) {
        return likeOriginal(replaced.get(name), object, name)
      }
      const value: unknown = Reflect.get(object, name, object)
      if (typeof value !== 'function' || name === 'constructor' || Object.hasOwn(object, name)) return value
      return bound.get(value) ?? keep(bound, value, object)
    },
    set: (object, name, value) => {
      taken.add(name)
      return Reflect.set(object, name, value, object)
    },
    defineProperty: (object, name, descriptor) => {
      taken.add(name)
      return Reflect.defineProperty(object, name, descriptor)
    },
  })
}

function keep(bound: WeakMap<object, unknown>, method: object, object: object): unknown {
  const made: unknown = Function.prototype.bind.call(method as () => unknown, object)
  copyFacts(method, made)
  bound.set(method, made)
  return made
}

const DRESSED = new WeakSet<object>()

/** A function in the place of another says the same of itself. */
function likeOriginal(value: unknown, object: object, name: string | symbol): unknown {
  if (typeof value !== 'function' || DRESSED.has(value)) return value
  DRESSED.add(value)
  const original: unknown = Reflect.get(object, name, object)
  if (typeof original === 'function') copyFacts(original, value)
  return value
}

/** Has a function say of itself what the one says that it stands for: its name, its length, that it is asynchronous. */
export function copyFacts(original: object, made: unknown): void {
  Object.setPrototypeOf(made, Object.getPrototypeOf(original)) // an async function stays one
  for (const name of ['name', 'length']) {
    const value: unknown = Reflect.get(original, name)
    Reflect.defineProperty(made as object, name, { value, configurable: true, writable: false, enumerable: false })
  }
}

/** A proxy must tell the truth of a member that can never change. */
function isFixed(object: object, name: string | symbol): boolean {
  const own = Object.getOwnPropertyDescriptor(object, name)
  return own !== undefined && own.configurable === false && own.writable === false
}
