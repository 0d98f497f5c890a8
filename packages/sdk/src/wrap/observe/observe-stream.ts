import { bindMembers, copyFacts } from './bind-members.ts'
import type { CallObserver } from './observe-call.ts'
import { observeIterator } from './observe-iterator.ts'

/**
 * Follows a stream that the host reads: each chunk is shown to the observer on its way and passed on as it is, never
 * held back. The same stream is given back with its iterator replaced, so that `tee()`, `controller`, `instanceof`
 * and private members stay what they are; one that cannot be changed comes back behind a proxy.
 */
export function observeStream<T extends object>(stream: T, observer: CallObserver): T {
  const begin: unknown = Reflect.get(stream, Symbol.asyncIterator)
  if (typeof begin !== 'function') return stream
  const observed = (inner: AsyncIterator<unknown>): AsyncIterableIterator<unknown> =>
    observeIterator(inner, observer, () => isAborted(stream))
  const replaced = replacements(stream, begin, observed)
  return defineAll(stream, replaced) ? stream : bindMembers(stream, replaced)
}

type Replacements = ReadonlyMap<string | symbol, unknown>
type Observe = (inner: AsyncIterator<unknown>) => AsyncIterableIterator<unknown>

function replacements(stream: object, begin: object, observed: Observe): Replacements {
  // Clients made by Stainless begin every reading, that of `tee()` too, with this function of the instance.
  const own: unknown = Object.getOwnPropertyDescriptor(stream, 'iterator')?.value
  if (typeof own === 'function') return new Map([['iterator', () => observed(Reflect.apply(own, stream, []))]])
  if (typeof Reflect.get(stream, 'next') === 'function') return generatorSteps(stream, observed)
  const iterate = begin as () => AsyncIterator<unknown>
  return new Map([[Symbol.asyncIterator, () => observed(Reflect.apply(iterate, stream, []))]])
}

/** A generator is its own iterator: its steps are replaced, whoever takes them. */
function generatorSteps(stream: object, observed: Observe): Replacements {
  const steps = observed({
    next: boundStep(stream, 'next') as AsyncIterator<unknown>['next'],
    ...stepNamed(stream, 'return'),
    ...stepNamed(stream, 'throw'),
  })
  const found = new Map<string | symbol, unknown>(Object.entries(steps))
  return found.set(Symbol.asyncIterator, () => stream)
}

function stepNamed(stream: object, name: string): object {
  return typeof Reflect.get(stream, name) === 'function' ? { [name]: boundStep(stream, name) } : {}
}

function boundStep(stream: object, name: string): unknown {
  const step = Reflect.get(stream, name) as (...values: readonly unknown[]) => unknown
  return (...values: readonly unknown[]) => Reflect.apply(step, stream, values)
}

function defineAll(stream: object, replaced: Replacements): boolean {
  if (!Object.isExtensible(stream)) return false
  return [...replaced].every(([name, value]) => {
    const original: unknown = Reflect.get(stream, name)
    if (typeof original === 'function') copyFacts(original, value)
    const enumerable = isOwn(stream, name)
    return Reflect.defineProperty(stream, name, { value, configurable: true, writable: true, enumerable })
  })
}

function isOwn(stream: object, name: string | symbol): boolean {
  return Object.getOwnPropertyDescriptor(stream, name)?.enumerable === true
}

/** A stream that is aborted by its controller ends without an error. */
function isAborted(stream: object): boolean {
  const controller: unknown = Reflect.get(stream, 'controller')
  return controller instanceof AbortController && controller.signal.aborted
}
