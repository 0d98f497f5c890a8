import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { findLibrary } from './client-table.ts'
import { wrapClass, wrapExports } from './wrap-exports.ts'

const require = createRequire(import.meta.url)
const openai = findLibrary('openai') ?? { name: '', classes: [] }

interface Client {
  readonly baseURL: string
  readonly isWatched?: boolean
}
type ClientClass = new (options: { apiKey: string }) => Client

const watch = (_library: string, client: object) =>
  new Proxy(client, { get: (target, name) => (name === 'isWatched' ? true : Reflect.get(target, name)) })

test('every way to make a client of a required library gives a watched one', () => {
  const original: Record<string, ClientClass> = require('openai')
  const exported = wrapExports(openai, original, watch) as ClientClass & Record<string, ClientClass>
  for (const make of [exported, exported.default, exported.OpenAI] as readonly ClientClass[]) {
    const client = new make({ apiKey: 'x' })
    expect(client.isWatched).toBe(true)
    expect(client).toBeInstanceOf(original.OpenAI)
    expect(client).toBeInstanceOf(exported.OpenAI)
  }
  expect(exported.APIError).toBe(original.APIError)
  expect(wrapExports(openai, original, watch)).toBe(exported)
})

test('a class of the application that extends a client is watched and keeps its own members', () => {
  class Base {
    readonly url = 'here'
  }
  const Wrapped = wrapClass('x', Base, watch) as typeof Base
  class Own extends Wrapped {
    readonly #secret = 7
    read() {
      return this.#secret
    }
  }
  const own = new Own()
  expect(own.read()).toBe(7)
  expect(own.url).toBe('here')
  expect(Reflect.get(own, 'isWatched')).toBe(true)
  expect(own).toBeInstanceOf(Base)
})

test('a wrapper that fails leaves the client as it is', () => {
  class Base {}
  const Wrapped = wrapClass('x', Base, () => {
    throw new Error('no')
  }) as typeof Base
  expect(new Wrapped()).toBeInstanceOf(Base)
  expect(wrapClass('x', undefined, watch)).toBeUndefined()
})
