import { expect, test } from 'vitest'
import { createFakeWatch } from '../../../test/fake-watch.ts'
import { checksMade } from './check-later.ts'
import { ruleOn } from './rule-on.ts'

const SUBJECT = { category: 'ai_prompt', text: 'hello', role: 'user' } as const
const turn = () => new Promise((resolve) => setImmediate(resolve))

test('in monitor mode the call does not wait for its check', async () => {
  const watch = createFakeWatch(() => 'block')
  const guard = { ...watch.guard, enforces: false }
  expect(ruleOn(guard, [SUBJECT]).blocked).toBeUndefined()
  expect(watch.checked).toEqual([])
  await turn()
  expect(watch.checked).toEqual([SUBJECT])
})

test('when very many wait, the next is made at once', async () => {
  const watch = createFakeWatch()
  const guard = { ...watch.guard, enforces: false }
  for (let i = 0; i < 70; i += 1) ruleOn(guard, [SUBJECT])
  expect(watch.checked.length).toBe(6)
  await turn()
  expect(watch.checked.length).toBe(70)
})

test('who delivers can wait until all checks are made', async () => {
  await checksMade()
  const watch = createFakeWatch()
  ruleOn({ ...watch.guard, enforces: false }, [SUBJECT])
  await checksMade()
  expect(watch.checked).toEqual([SUBJECT])
})
