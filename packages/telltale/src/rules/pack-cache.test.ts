import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { cachedPack } from './pack-cache.ts'
import { type RuleFile, type RulePack, readRulePack } from './rule-pack.ts'

const YAML = `title: Pays
id: 11111111-1111-4111-8111-111111111111
logsource: {product: telltale, category: ai_tool}
detection:
  pay: {gen_ai.tool.name|re: '^pay', user.id|contains: [a, b]}
  condition: pay
`
const FILES = [{ path: 'ai_tool/pays.yml', text: YAML }]

let dir = ''
let parsed = 0

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'telltale-pack-'))
  parsed = 0
})
afterEach(() => rm(dir, { recursive: true, force: true }))

function open(files: readonly RuleFile[] = FILES, program = '1'): Promise<RulePack> {
  return cachedPack(files, { file: join(dir, 'rules.parsed'), program }, (all) => {
    parsed += 1
    return readRulePack(all)
  })
}

test('a pack is parsed once, and what was kept is the same', async () => {
  const first = await open()
  expect(await open()).toEqual(first)
  expect(first.documents).toHaveLength(1)
  expect(parsed).toBe(1)
  expect(await readdir(dir)).toEqual(['rules.parsed'])
})

test('another file, another name of it or another program is parsed anew', async () => {
  await open()
  await open([{ path: 'ai_tool/pays.yml', text: YAML.replace('Pays', 'Buys') }])
  await open([{ path: 'ai_tool/buys.yml', text: YAML }])
  await open(FILES, '2')
  expect(parsed).toBe(4)
})

test('a broken cache is ignored, wherever it is broken, and mended', async () => {
  const whole = await open()
  const file = join(dir, 'rules.parsed')
  const bytes = await readFile(file)
  for (const at of [0, 40, 64, 100, bytes.length - 1]) {
    const broken = Buffer.from(bytes)
    broken[at] = (broken[at] ?? 0) ^ 1
    await writeFile(file, broken)
    expect(await open(), `byte ${at}`).toEqual(whole)
  }
  for (const rest of [bytes.subarray(0, 70), Buffer.alloc(0)]) {
    await writeFile(file, rest)
    expect(await open()).toEqual(whole)
  }
  expect(parsed).toBe(8)
  await open()
  expect(parsed).toBe(8)
})

test('a folder that cannot be written costs nothing but time', async () => {
  await rm(dir, { recursive: true })
  expect((await open()).documents).toHaveLength(1)
  expect((await open()).documents).toHaveLength(1)
  expect(parsed).toBe(2)
})
