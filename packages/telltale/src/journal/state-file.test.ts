import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStateFile } from './state-file.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'telltale-state-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

test('gives back what was written last, also from a directory that was not there', async () => {
  const file = openStateFile(join(dir, 'state'))
  expect(file.read()).toBeUndefined()
  await file.write({ seq: 7, state: [Buffer.from('first')] })
  await file.write({ seq: 2 ** 40, state: [Buffer.from('sec'), Buffer.alloc(0), Buffer.from('ond')] })
  const read = openStateFile(join(dir, 'state')).read()
  expect(read?.seq).toBe(2 ** 40)
  expect(read?.state.map(String)).toEqual(['sec', '', 'ond'])
})

test.each([
  ['a cut end', (bytes: Buffer) => bytes.subarray(0, -1)],
  ['one flipped bit', (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === 50 ? byte ^ 1 : byte)))],
  ['another number', (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === 15 ? byte + 1 : byte)))],
  ['nothing in it', () => Buffer.alloc(0)],
])('trusts no file with %s', async (_name, damage) => {
  const file = openStateFile(dir)
  await file.write({ seq: 7, state: [Buffer.from('what it remembers')] })
  const path = join(dir, 'engine.state')
  writeFileSync(path, damage(readFileSync(path)))
  expect(file.read()).toBeUndefined()
})
