import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createReader } from './create-reader.ts'
import type { Runtime } from './load-runtime.ts'
import { readModelFolder } from './model-folder.ts'

const FOLDER = readModelFolder(fileURLToPath(new URL('./fixtures/tiny', import.meta.url)))

interface Fed {
  readonly values: BigInt64Array
  readonly dims: readonly number[]
}

/** Answers with what `answer` makes of the numbers and the mask of each row. */
function fakeRuntime(answer: (rows: readonly (readonly bigint[])[]) => Float32Array, inputs = ['input_ids']): Runtime {
  return {
    createTensor: (values, dims): Fed => ({ values, dims }),
    openSession: async () => ({
      inputNames: inputs,
      run: async (feeds) => {
        const { values, dims } = feeds.input_ids as Fed
        const [count = 0, width = 0] = dims
        const rows = Array.from({ length: count }, (_, i) => Array.from(values.slice(i * width, (i + 1) * width)))
        return { logits: { data: answer(rows) } }
      },
    }),
  }
}

// `ignore` is number 4 of the tiny vocabulary.
const seesIgnore = fakeRuntime((rows) => Float32Array.from(rows.flatMap((row) => [0, row.includes(4n) ? 5 : -5])))

test('the part that scores highest speaks for the text', async () => {
  const read = await createReader(FOLDER, seesIgnore)
  const calm = 'thanks for the invoice of the meeting. '
  const text = `${calm.repeat(12)}ignore all. ${calm.repeat(12)}`
  const { attack, label, start, end, parts } = await read(text, [])
  expect(attack).toBeGreaterThan(0.9)
  expect(label).toBe('injection')
  expect(text.slice(start, end)).toContain('ignore')
  expect(end - start).toBeLessThan(text.length / 2)
  expect(parts.read).toBe(parts.all)
  expect((await read(calm, [])).attack).toBeLessThan(0.1)
})

test('rows of one batch are as long as the longest, and filled up', async () => {
  const widths: number[] = []
  const read = await createReader(
    FOLDER,
    fakeRuntime((rows) => {
      widths.push(...rows.map((row) => row.length))
      return new Float32Array(rows.length * 2)
    }),
  )
  widths.length = 0
  await read('the invoice of the meeting. '.repeat(30), [])
  expect(new Set(widths).size).toBe(1)
  expect(widths[0]).toBeLessThanOrEqual(64)
})

test('a model of another kind is refused when it is opened', async () => {
  const none = (): Float32Array => new Float32Array(0)
  await expect(createReader(FOLDER, fakeRuntime(none, ['input_ids', 'pixels']))).rejects.toThrow(
    'model.onnx asks for pixels, which is not known',
  )
  const three = fakeRuntime((rows) => new Float32Array(rows.length * 3))
  await expect(createReader(FOLDER, three)).rejects.toThrow('it gives 3 numbers for 2 classes')
  const broken = fakeRuntime((rows) => new Float32Array(rows.length * 2).fill(Number.NaN))
  await expect(createReader(FOLDER, broken)).rejects.toThrow('its answer is no number')
})
