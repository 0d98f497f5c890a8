import { expect, test } from 'vitest'
import { JsonSkimmer, skimJson } from './skim-json.ts'

const skim = (text: string): ReturnType<typeof skimJson> => skimJson(Buffer.from(text))

test('id and method are found wherever they stand, and only at the top', () => {
  expect(
    skim('{"params":{"id":9,"method":"no","x":["}",{"id":8}]}, "method" : "tools/call","id": "a\\"b" }'),
  ).toMatchObject({
    id: '"a\\"b"',
    method: 'tools/call',
    answers: false,
    depth: 4,
  })
  expect(skim('{"result":{"id":3},"id":12}')).toMatchObject({ id: '12', method: undefined, answers: true })
  expect(skim('[{"id":1,"method":"x"}]')).toMatchObject({ id: undefined, batch: true })
})

test('a name that stands twice is noticed, written in two ways too', () => {
  expect(skim('{"method":"ping","method":"tools/call"}').repeats).toBe(true)
  expect(skim('{"method":"ping","m\\u0065thod":"tools/call"}').repeats).toBe(true)
  expect(skim('{"method":"ping","params":{"a":1,"a":2}}').repeats).toBe(false)
})

test('the same is told however the bytes are cut, and nothing breaks it', () => {
  const text = '{"jsonrpc":"2.0","params":{"s":"\\\\\\"}"},"id":-1.5e3,"method":"é/ü"}'
  const whole = skim(text)
  const skimmer = new JsonSkimmer()
  for (const byte of Buffer.from(text)) skimmer.write(Uint8Array.of(byte))
  expect(skimmer.end()).toEqual(whole)
  for (const broken of ['', '}', ']]]]', '"', '{"id":', '{"id":tru}', '{{{{', '{"a"}', '\u0000']) {
    expect(skim(broken).id).toBeUndefined()
  }
  expect(skim(`{"id":"${'x'.repeat(5000)}"}`).id).toBeUndefined()
})
