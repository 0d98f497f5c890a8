import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ControlStates } from './control-states.ts'
import { ControlWatch } from './control-watch.ts'
import { FakeControl } from './test-kit/fake-control.ts'

const never = (): void => undefined

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

function createWatch(most = 10) {
  const source = new FakeControl()
  const states = new ControlStates(source, Date.now)
  return { source, states, watch: new ControlWatch({ source, states, now: Date.now, most }) }
}

test('a change ends the wait of its tenant within 200 ms, and of no other', async () => {
  const { source, states, watch } = createWatch()
  const { version } = await states.find('acme')
  const ended: string[] = []
  for (const tenant of ['acme', 'globex']) {
    void watch.wait({ kind: 'state', tenant, version }, 30_000, never).then(() => ended.push(tenant))
  }
  await vi.advanceTimersByTimeAsync(5_000)
  expect(ended).toEqual([])
  source.quarantineSession('acme', 's-1')
  await vi.advanceTimersByTimeAsync(200)
  expect(ended).toEqual(['acme'])
  await vi.advanceTimersByTimeAsync(25_000)
  expect(ended).toEqual(['acme', 'globex'])
})

test('a change between the reading and the waiting is not missed', async () => {
  const { source, states, watch } = createWatch()
  const { version } = await states.find('acme')
  source.quarantineSession('acme', 's-1')
  let ended = false
  void watch.wait({ kind: 'state', tenant: 'acme', version }, 30_000, never).then(() => {
    ended = true
  })
  await vi.advanceTimersByTimeAsync(200)
  expect(ended).toBe(true)
})

test('one too many ends the wait of the oldest, and who is gone waits no more', async () => {
  const { watch } = createWatch(2)
  const ended: number[] = []
  let leave = never
  for (const place of [1, 2, 3]) {
    void watch
      .wait({ kind: 'approval', id: String(place) }, 30_000, (end) => {
        leave = end
      })
      .then(() => ended.push(place))
  }
  await Promise.resolve()
  expect(ended).toEqual([1])
  leave()
  expect(watch.size).toBe(1)
  watch.close()
  expect(watch.size).toBe(0)
})

test('nothing runs while nobody waits', async () => {
  const { watch } = createWatch()
  expect(vi.getTimerCount()).toBe(0)
  const waited = watch.wait({ kind: 'state', tenant: 'acme', version: 'x' }, 30_000, never)
  expect(vi.getTimerCount()).toBe(2)
  await vi.advanceTimersByTimeAsync(200)
  await waited
  expect(vi.getTimerCount()).toBe(0)
})

test('a source that fails ends no wait, and is asked again', async () => {
  const { source, states, watch } = createWatch()
  const { version } = await states.find('acme')
  const { findChange } = source
  source.findChange = () => Promise.reject(new Error('locked'))
  let ended = false
  void watch.wait({ kind: 'state', tenant: 'acme', version }, 30_000, never).then(() => {
    ended = true
  })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(ended).toBe(false)
  source.findChange = findChange
  source.quarantineSession('acme', 's-1')
  await vi.advanceTimersByTimeAsync(200)
  expect(ended).toBe(true)
})
