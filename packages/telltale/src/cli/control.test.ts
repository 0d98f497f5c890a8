import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Command } from 'commander'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Config } from '../config.ts'
import { addControlCommands } from './control.ts'
import { openDesk } from './open-desk.ts'

const POLICY = { rules: [{ id: 'pay', when: { tools: ['pay_*'] }, action: 'block' }], onFailure: 'open' }

let dir: string
let config: Config

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'telltale-cli-'))
  // The commands look at nothing else of it.
  config = { dataDir: dir } as Config
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(dir, { recursive: true, force: true })
})

async function run(...args: readonly string[]) {
  const written = { out: '', err: '' }
  const collect = (name: 'out' | 'err') => (text: unknown) => {
    written[name] += String(text)
    return true
  }
  vi.spyOn(process.stdout, 'write').mockImplementation(collect('out'))
  vi.spyOn(process.stderr, 'write').mockImplementation(collect('err'))
  const program = new Command()
  addControlCommands(
    program,
    (command) => command,
    async () => config,
  )
  const problem = await program.parseAsync([...args], { from: 'user' }).then(
    () => undefined,
    (error: Error) => error.message,
  )
  vi.restoreAllMocks()
  return { ...written, err: written.err + (problem ?? ''), code: problem === undefined ? 0 : 1 }
}

test('a session is quarantined, listed, and lifted', async () => {
  expect((await run('quarantine', 'list')).out).toContain('Nobody')
  const added = await run('quarantine', 'add', 'session', 's\u202e1', '--reason', 'planted mail', '--minutes', '5')
  expect(added).toMatchObject({ code: 0, err: '' })
  const listed = (await run('quarantine', 'list')).out
  expect(listed).toBe(added.out)
  expect(listed).toContain('"s\\u202e1"  until ')
  expect((await run('quarantine', 'list', '--tenant', 'other')).out).toContain('Nobody')
  const id = listed.split(' ')[0] ?? ''
  expect((await run('quarantine', 'add', 'session', 's\u202e1', '--reason', 'again')).code).toBe(1)
  expect((await run('quarantine', 'lift', id)).code).toBe(0)
  expect((await run('quarantine', 'lift', id)).code).toBe(1)
})

test.each([
  ['quarantine', 'add', 'host', 'h', '--reason', 'x'],
  ['quarantine', 'add', 'user', '', '--reason', 'x'],
  ['quarantine', 'add', 'user', 'u', '--reason', ' '],
  ['quarantine', 'add', 'user', 'u', '--reason', 'x', '--minutes', '0.5'],
])('%s %s %s %j %s %j is refused', async (...args) => {
  const { code, err } = await run(...args)
  expect([code, err]).toEqual([1, expect.stringContaining('it must be')])
})

test('a policy is set from a file, shown as JSON, and cleared', async () => {
  const file = join(dir, 'policy.json')
  writeFileSync(file, JSON.stringify(POLICY))
  expect((await run('policy', 'set', file)).out).toBe('The policy has 1 rules now (version 1).\n')
  expect(JSON.parse((await run('policy', 'show')).out)).toEqual(POLICY)
  expect((await run('policy', 'clear')).code).toBe(0)
  expect(await run('policy', 'show')).toMatchObject({ out: '', code: 0 })
})

test('a policy with problems is not set, and every problem is told', async () => {
  const file = join(dir, 'policy.json')
  for (const text of ['{', '{"rules":[{"id":"a","when":{},"action":"deny"}],"onFailure":"shut"}', '7']) {
    writeFileSync(file, text)
    const { code, err } = await run('policy', 'set', file)
    expect(code).toBe(1)
    if (text.includes('deny')) expect(err).toMatch(/rules\.0\.action must be[\s\S]*onFailure must be/)
  }
  expect((await run('policy', 'set', join(dir, 'none.json'))).code).toBe(1)
  const desk = await openDesk(config)
  expect(await desk.control.findPolicy('default')).toBeUndefined()
  await desk.close()
})
