import type { ClientLibrary } from './client-table.ts'

/** Wraps one client; gives back what it was given where it knows no better. */
export type WrapClient = (library: string, client: object) => object

type Class = new (...args: never[]) => object

/** Keeps one wrapped class per class, so that `instanceof` and comparisons of classes hold. */
const wrapped = new WeakMap<object, object>()

/**
 * A class that makes wrapped clients and is the same in every other way: its static members, its name, `instanceof`,
 * classes that extend it.
 */
export function wrapClass(library: string, original: unknown, wrap: WrapClient): unknown {
  if (typeof original !== 'function') return original
  const known = wrapped.get(original)
  if (known !== undefined) return known
  const made: object = new Proxy(original as Class, {
    construct: (target, args, newTarget) => {
      const client: object = Reflect.construct(target, args, newTarget === made ? target : newTarget)
      try {
        return wrap(library, client)
      } catch {
        return client
      }
    },
  })
  wrapped.set(original, made)
  wrapped.set(made, made)
  return made
}

/**
 * What `require` of a library gives: the same object with its client classes wrapped. Where it is a function itself
 * (openai: a class, or a function that makes one), what is made with it is wrapped, too.
 */
export function wrapExports(library: ClientLibrary, exported: unknown, wrap: WrapClient): unknown {
  if ((typeof exported !== 'object' && typeof exported !== 'function') || exported === null) return exported
  const known = wrapped.get(exported)
  if (known !== undefined) return known
  const self = typeof exported === 'function' ? wrapClass(library.name, exported, wrap) : exported
  const made: object = new Proxy(self as object, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver === made ? target : receiver)
      return typeof name === 'string' && library.classes.includes(name) ? wrapClass(library.name, value, wrap) : value
    },
    construct: (target, args, newTarget) =>
      Reflect.construct(target as Class, args as never[], newTarget === made ? (target as Class) : newTarget),
  })
  wrapped.set(exported, made)
  return made
}
