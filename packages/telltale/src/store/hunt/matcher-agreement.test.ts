import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openChdbEngine } from '../chdb-engine.ts'
import { migrate } from '../migrate.ts'
import type { SqlEngine } from '../sql-engine.ts'
import { compareWithMatcher, describe } from './test/compare-with-matcher.ts'

let folder = ''
let engine: SqlEngine

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-hunt-'))
  engine = await openChdbEngine(join(folder, 'store'))
  await migrate(engine, 1)
})

afterAll(async () => {
  await engine.close()
  await rm(folder, { recursive: true, force: true })
})

test('finds the events by SQL that the matcher finds one by one', async () => {
  const { pairs, matches, disagreements, refused } = await compareWithMatcher(engine, {
    seed: 7,
    events: 60,
    rules: 60,
  })
  const [first] = disagreements
  expect(first === undefined ? '' : await describe(engine, first)).toBe('')
  expect(refused).toEqual([])
  expect(pairs).toBe(3_600)
  expect(matches).toBeGreaterThan(300)
})
