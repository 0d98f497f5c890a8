import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createDiskReserve } from './disk-reserve.ts'
import { hasRoomFor } from './disk-space.ts'

const base = mkdtempSync(join(tmpdir(), 'telltale-reserve-'))
afterAll(() => rmSync(base, { recursive: true, force: true }))
const freshDir = () => mkdtempSync(join(base, 'dir-'))

test('takes space that is really there, and gives it back', () => {
  const dir = freshDir()
  const reserve = createDiskReserve(dir)
  expect(reserve.hold()).toBe(true)
  const { size, blocks } = statSync(join(dir, 'reserve'))
  expect(blocks * 512).toBeGreaterThanOrEqual(size)
  expect(reserve.hold()).toBe(true)
  reserve.release()
  expect(existsSync(join(dir, 'reserve'))).toBe(false)
})

test('a reserve that was half written before a crash is written again', () => {
  const dir = freshDir()
  writeFileSync(join(dir, 'reserve'), Buffer.alloc(12_345))
  expect(createDiskReserve(dir).hold()).toBe(true)
  expect(statSync(join(dir, 'reserve')).size).toBe(16 * 1024 * 1024)
})

test('knows no room when asked for more than any disk has', () => {
  expect(hasRoomFor(1, { dir: freshDir(), keptBytes: 0 })).toBe(true)
  expect(hasRoomFor(1e18, { dir: freshDir(), keptBytes: 0 })).toBe(false)
})
