import { afterEach, expect, test, vi } from 'vitest'
import { createFakeWatch } from '../../test/fake-watch.ts'
import { current } from '../start/start.ts'
import { wrap } from './wrap.ts'

const PLACE = Symbol.for('telltale.sdk.started.1')
const started = globalThis as { [PLACE]?: object | undefined }

afterEach(() => {
  started[PLACE] = undefined
  vi.restoreAllMocks()
})

const client = { chat: { completions: { create: async (_body: object) => ({ id: 'c1', choices: [] }) } } }

test('a client that was wrapped before the start is watched after it', async () => {
  const wrapped = wrap(client)
  await wrapped.chat.completions.create({ model: 'm-1', messages: [] })
  const watch = createFakeWatch()
  started[PLACE] = { ...current(), ...watch }
  await wrapped.chat.completions.create({ model: 'm-2', messages: [] })
  expect(watch.spans.map((span) => span.name)).toEqual(['chat m-2'])
})

test('what is no client that is known comes back as it is, with a warning', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const other = { hello: 1 }
  expect(wrap(other)).toBe(other)
  expect(warn).toHaveBeenCalledWith('telltale: wrap() does not know Object; its calls are not recorded')
})
