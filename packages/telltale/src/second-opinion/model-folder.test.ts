import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readModelFolder } from './model-folder.ts'

const TINY = fileURLToPath(new URL('./fixtures/tiny', import.meta.url))
let dir = ''

beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'telltale-model-')), 'my model')
  cpSync(TINY, dir, { recursive: true })
})
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }))

test('a sound folder tells the name, the classes and the size of a part', () => {
  expect(readModelFolder(dir)).toMatchObject({
    name: 'my_model',
    modelPath: join(dir, 'model.onnx'),
    meanings: [undefined, 'injection'],
    manyLabels: false,
    mostTokens: 64,
  })
})

test.each(['config.json', 'tokenizer.json', 'model.onnx'])('a folder without %s says which file is missing', (file) => {
  rmSync(join(dir, file))
  expect(() => readModelFolder(dir)).toThrow(`No second opinion: ${join(dir, file)} is missing`)
})

test.each([
  ['{', 'config.json cannot be used: '],
  ['{}', 'config.json cannot be used: it has no id2label'],
  ['{"id2label":{"0":"joy","1":"anger"}}', 'none of its classes (joy, anger) is called injection'],
])('a config of %s says what is wrong', (config, sentence) => {
  writeFileSync(join(dir, 'config.json'), config)
  expect(() => readModelFolder(dir)).toThrow(sentence)
})

test('a tokenizer of an unknown kind is named with its file', () => {
  writeFileSync(join(dir, 'tokenizer.json'), '{"model":{"type":"WordLevel"}}')
  expect(() => readModelFolder(dir)).toThrow('tokenizer.json cannot be used: model is of a kind that is not known')
})

test('classes of well-known exports are understood', () => {
  const labels = { 0: 'BENIGN', 1: 'INJECTION', 2: 'JAILBREAK', 3: 'harmful_request' }
  writeFileSync(join(dir, 'config.json'), JSON.stringify({ id2label: labels }))
  expect(readModelFolder(dir).meanings).toEqual([undefined, 'injection', 'jailbreak', undefined])
  writeFileSync(join(dir, 'config.json'), JSON.stringify({ id2label: { 0: 'LABEL_0', 1: 'LABEL_1' } }))
  expect(readModelFolder(dir).meanings).toEqual([undefined, 'injection'])
})
