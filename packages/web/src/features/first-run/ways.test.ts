import { expect, test } from 'vitest'
import { waysOf } from './ways.ts'

const setup = {
  otlp_http: 'http://localhost:4318',
  otlp_grpc: 'http://localhost:4317',
  events: 'http://localhost:4318/v1/events',
  data_dir: '/data',
  keys_required: false,
  refused: [],
  version: '0.1.0',
}

test('shows the addresses of this server', () => {
  const code = waysOf(setup).flatMap((way) => way.steps.map((step) => step.code ?? ''))
  expect(code[0]).toContain('OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318')
  expect(code.join('\n')).toContain('curl http://localhost:4318/v1/events')
  expect(code.join('\n')).not.toContain('authorization')
})

test('puts the key in place where the server asks for one', () => {
  const code = waysOf({ ...setup, keys_required: true }).flatMap((way) => way.steps.map((step) => step.code ?? ''))
  expect(code.join('\n').match(/authorization[:=] ?Bearer YOUR-INGEST-KEY/g)).toHaveLength(2)
})

test('the test event of the curl line is JSON that a shell passes on whole', () => {
  const code = waysOf(setup)[1]?.steps[0]?.code ?? ''
  const body = /-d '([^']+)'$/.exec(code)?.[1] ?? ''
  expect(JSON.parse(body)).toMatchObject({ 'telltale.category': 'ai_prompt', 'service.name': 'my-app' })
})
