import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { lockDirectory } from './lock-directory.ts'

const base = mkdtempSync(join(tmpdir(), 'telltale-lock-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const freshDir = () => mkdtempSync(join(base, 'dir-'))

test('one holder at a time, and the lock file goes with it', () => {
  const dir = freshDir()
  const unlock = lockDirectory(dir)
  expect(() => lockDirectory(dir)).toThrow(`pid ${process.pid}`)
  unlock()
  expect(existsSync(join(dir, 'lock.pid'))).toBe(false)
  lockDirectory(dir)()
})

test('takes over the lock of a process that is dead', () => {
  const dir = freshDir()
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  writeFileSync(join(dir, 'lock.pid'), JSON.stringify({ pid, birth: '' }))
  lockDirectory(dir)()
})

test.skipIf(process.platform !== 'linux')('is not fooled by a living process that got the pid of a dead one', () => {
  const dir = freshDir()
  writeFileSync(join(dir, 'lock.pid'), JSON.stringify({ pid: process.pid, birth: 'another-boot:1' }))
  lockDirectory(dir)()
})

test('takes over a lock that was only half written', () => {
  const dir = freshDir()
  writeFileSync(join(dir, 'lock.pid'), '{"pid":')
  lockDirectory(dir)()
})

test('says so when the directory cannot be written', () => {
  expect(() => lockDirectory(join(base, 'does-not-exist'))).toThrow('cannot write')
})
