import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createScanner } from '@telltale/scan'
import { afterAll, expect, test } from 'vitest'
import { PinFileError, readPins, updatePins } from './pin-file.ts'
import { diffDefinitions, readTool, type ToolDefinition } from './tool-definition.ts'
import { ToolPins } from './tool-pins.ts'

const folder = mkdtempSync(join(tmpdir(), 'telltale-pins-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const scanner = createScanner()
const scan = (text: string) => scanner.scan(text, 'tool_definition')

function define(definition: object): ToolDefinition {
  const tool = readTool(definition)
  if (tool === undefined) throw new Error('no tool')
  return tool
}

test('the hash of a tool hangs on what it says and not on the order or on _meta', () => {
  const one = define({
    name: 'a',
    description: 'x',
    inputSchema: { type: 'object', properties: { p: {}, q: {} } },
    _meta: { t: 1 },
  })
  const two = define({ inputSchema: { properties: { q: {}, p: {} }, type: 'object' }, description: 'x', name: 'a' })
  expect(one.hash).toBe(two.hash)
  expect(define({ name: 'a', description: 'y' }).hash).not.toBe(define({ name: 'a', description: 'x' }).hash)
  expect(readTool({ name: 7 })).toBeUndefined()
})

test('a difference names each field, with names of objects taken as they are', () => {
  const before = JSON.stringify({ name: 'a', s: { __proto__x: 1, list: [1, 2] } })
  const after = '{"name":"a","s":{"list":[1,3],"constructor":"new","__proto__":{"x":true}}}'
  expect(diffDefinitions(before, after)).toEqual([
    { field: 's.__proto__.x', before: undefined, after: 'true' },
    { field: 's.__proto__x', before: '1', after: undefined },
    { field: 's.constructor', before: undefined, after: 'new' },
    { field: 's.list.1', before: '2', after: '3' },
  ])
})

test('what a server goes back to is good again, and a change is told once', async () => {
  const pins = new ToolPins({ path: join(folder, 'back.json'), server: 's', scan })
  const first = define({ name: 'a', description: 'One.' })
  const second = define({ name: 'a', description: 'Two.' })
  expect(pins.judge(first)).toMatchObject({ sight: 'new', held: false })
  expect(pins.judge(second)).toMatchObject({ sight: 'changed', held: true })
  expect(pins.judge(second)).toMatchObject({ sight: 'known', held: true })
  expect(pins.heldAgainst('a')).toHaveLength(1)
  expect(pins.judge(first)).toMatchObject({ sight: 'known', held: false })
  expect(pins.heldAgainst('a')).toBeUndefined()
  await pins.settled()
})

test('several proxies write one file and lose nothing', async () => {
  const path = join(folder, 'shared.json')
  const all = ['one', 'two', 'three'].map((server) => new ToolPins({ path, server, scan }))
  for (const [index, pins] of all.entries()) {
    for (let count = 0; count < 20; count += 1)
      pins.judge(define({ name: `${'xyz'[index]}${count}q`, description: 'Fine.' }))
  }
  await Promise.all(all.map((pins) => pins.settled()))
  expect([...readPins(path)].map(([server, tools]) => [server, tools.size])).toEqual(
    expect.arrayContaining([
      ['one', 20],
      ['two', 20],
      ['three', 20],
    ]),
  )
})

test('a file that is not ours is named and left alone', async () => {
  const path = join(folder, 'broken.json')
  writeFileSync(path, '{"servers": 7}')
  expect(() => new ToolPins({ path, server: 's', scan })).toThrow(PinFileError)
  await expect(updatePins(path, () => undefined)).rejects.toThrow(/Restore it/)
  expect(readFileSync(path, 'utf8')).toBe('{"servers": 7}')
})

test('4096 tools with names that look alike are judged without delay growing with their square', async () => {
  const pins = new ToolPins({ path: join(folder, 'many.json'), server: 's', scan })
  for (let count = 0; count < 4200; count += 1)
    pins.judge(define({ name: `a${'_'.repeat(count % 60)}${count}`, description: '' }))
  expect(pins.judge(define({ name: 'one_more_tool', description: '' })).held).toBe(true)
  await pins.settled()
})
