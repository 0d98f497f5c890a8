import { SpanKind, SpanStatusCode } from '@opentelemetry/api'
import { SeverityNumber } from '@opentelemetry/api-logs'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { OTLPTraceExporter as GrpcTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc'
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { LoggerProvider, SimpleLogRecordProcessor } from '@opentelemetry/sdk-logs'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BasicTracerProvider, SimpleSpanProcessor, type SpanExporter } from '@opentelemetry/sdk-trace-node'
import type { OtlpSpan } from '@telltale/model'
import { afterEach, expect, test } from 'vitest'
import { createOtlpGrpcServer } from './otlp-grpc.ts'
import { createOtlpHttpServer, type OtlpServer } from './otlp-http.ts'
import { createTestIngest } from './test-kit/fake-journal.ts'

// What the official exporters send, with their own compression, through real sockets.

const resource = resourceFromAttributes({ 'service.name': 'shop', 'service.version': '1.2.3' })
const servers: OtlpServer[] = []

afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close(100)))
})

async function startHttp() {
  const kit = createTestIngest()
  const server = createOtlpHttpServer(kit.ingest, { ready: () => true })
  servers.push(server)
  return { ...kit, url: `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}` }
}

async function startGrpc() {
  const kit = createTestIngest()
  const server = createOtlpGrpcServer(kit.ingest)
  servers.push(server)
  return { ...kit, url: `http://127.0.0.1:${await server.listen(0, '127.0.0.1')}` }
}

async function sendSpan(exporter: SpanExporter): Promise<void> {
  const provider = new BasicTracerProvider({ resource, spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const span = provider
    .getTracer('shop-tracer', '0.1')
    .startSpan('chat gpt-4o', { kind: SpanKind.CLIENT, startTime: [1_764_000_000, 5] })
  span.setAttributes({
    'gen_ai.usage.input_tokens': 42,
    'gen_ai.request.temperature': 0.5,
    'gen_ai.request.stream': true,
    'gen_ai.response.finish_reasons': ['stop', 'tool_calls'],
    'gen_ai.input.messages': '[{"role":"user"}] ✓',
  })
  span.addEvent('gen_ai.choice', { index: 0 }, [1_764_000_000, 500])
  span.setStatus({ code: SpanStatusCode.ERROR, message: 'refused' })
  span.end([1_764_000_001, 0])
  await provider.forceFlush()
  await provider.shutdown()
}

function expectTheSpan(record: unknown): void {
  expect(record).toMatchObject({
    kind: 'span',
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
    parentSpanId: '',
    name: 'chat gpt-4o',
    spanKind: 3,
    startUnixNano: 1764000000000000005n,
    endUnixNano: 1764000001000000000n,
    statusCode: 2,
    statusMessage: 'refused',
    scope: { name: 'shop-tracer', version: '0.1' },
  })
  const span = record as OtlpSpan
  expect(span.resource.attributes.get('service.name')).toBe('shop')
  expect(span.attributes).toEqual(
    new Map<string, unknown>([
      ['gen_ai.usage.input_tokens', 42],
      ['gen_ai.request.temperature', 0.5],
      ['gen_ai.request.stream', true],
      ['gen_ai.response.finish_reasons', ['stop', 'tool_calls']],
      ['gen_ai.input.messages', '[{"role":"user"}] ✓'],
    ]),
  )
  expect(span.events).toEqual([
    { timeUnixNano: 1764000000000000500n, name: 'gen_ai.choice', attributes: new Map([['index', 0]]) },
  ])
}

test.each(['none', 'gzip'] as const)('the protobuf exporter is understood with compression %s', async (compression) => {
  const { url, journal } = await startHttp()
  // The exporter's enum holds these two texts; its package does not export it.
  await sendSpan(new ProtobufTraceExporter({ url: `${url}/v1/traces`, compression: compression as never }))
  expect(journal.entries.map(({ encoding, itemCount }) => [encoding, itemCount])).toEqual([['protobuf', 1]])
  expectTheSpan(journal.records()[0])
})

test('the JSON exporter is understood', async () => {
  const { url, journal } = await startHttp()
  await sendSpan(new JsonTraceExporter({ url: `${url}/v1/traces` }))
  expect(journal.entries.map(({ encoding }) => encoding)).toEqual(['json'])
  expectTheSpan(journal.records()[0])
})

test.each(['none', 'gzip'] as const)('the gRPC exporter is understood with compression %s', async (compression) => {
  const { url, journal } = await startGrpc()
  await sendSpan(new GrpcTraceExporter({ url, compression: compression as never }))
  expectTheSpan(journal.records()[0])
})

test('the log exporter is understood', async () => {
  const { url, journal } = await startHttp()
  const processor = new SimpleLogRecordProcessor({ exporter: new OTLPLogExporter({ url: `${url}/v1/logs` }) })
  const provider = new LoggerProvider({ resource, processors: [processor] })
  provider.getLogger('shop-logger').emit({
    eventName: 'gen_ai.user.message',
    severityNumber: SeverityNumber.INFO,
    timestamp: [1_764_000_000, 7],
    body: { role: 'user', content: 'hello', n: 3 },
    attributes: { 'gen_ai.system': 'openai' },
  })
  await provider.forceFlush()
  await provider.shutdown()
  expect(journal.records()).toMatchObject([
    {
      kind: 'log',
      eventName: 'gen_ai.user.message',
      severityNumber: 9,
      timeUnixNano: 1764000000000000007n,
      body: new Map<string, unknown>([
        ['role', 'user'],
        ['content', 'hello'],
        ['n', 3],
      ]),
      attributes: new Map([['gen_ai.system', 'openai']]),
    },
  ])
})

test('the metric exporter is understood', async () => {
  const { url, journal } = await startHttp()
  const reader = new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter({ url: `${url}/v1/metrics` }) })
  const provider = new MeterProvider({ resource, readers: [reader] })
  const meter = provider.getMeter('shop-meter')
  meter.createCounter('calls', { unit: '1' }).add(3, { model: 'gpt-4o' })
  meter.createHistogram('gen_ai.client.token.usage').record(42)
  await provider.forceFlush()
  await provider.shutdown()
  const records = journal.records()
  expect(records).toContainEqual(expect.objectContaining({ name: 'calls', shape: 'sum', monotonic: true, value: 3 }))
  expect(records).toContainEqual(
    expect.objectContaining({ name: 'gen_ai.client.token.usage', shape: 'histogram', count: 1, sum: 42 }),
  )
})
