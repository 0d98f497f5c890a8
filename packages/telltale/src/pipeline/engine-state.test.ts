import { serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { readEngineState, type StatePart, writeEngineState } from './engine-state.ts'

function partsOf(values: Record<string, unknown>) {
  const loaded = new Map<string, unknown>()
  const parts = new Map<string, StatePart>(
    Object.entries(values).map(([name, value]) => [
      name,
      { save: () => value, load: (state: unknown) => loaded.set(name, state) },
    ]),
  )
  return { parts, loaded }
}

test('each part gets what it saved, in buffers that nothing else uses', () => {
  const before = partsOf({ windows: new Map([['group', [1, 2n]]]), prompts: ['text'] })
  const pieces = writeEngineState(before.parts)
  for (const { buffer, byteLength } of pieces) expect(buffer.byteLength).toBe(byteLength)
  const after = partsOf({ prompts: [], windows: new Map() })
  readEngineState(pieces, after.parts)
  expect(after.loaded).toEqual(
    new Map<string, unknown>([
      ['windows', new Map([['group', [1, 2n]]])],
      ['prompts', ['text']],
    ]),
  )
})

test.each([
  ['another version', [new Uint8Array(serialize({ version: 1, parts: [] }))]],
  ['a missing piece', [new Uint8Array(serialize({ version: 2, parts: ['prompts'] }))]],
  ['nothing', []],
])('does not load a state of %s', (_what, pieces) => {
  expect(() => readEngineState(pieces, new Map())).toThrow('the saved state is of another version')
})
