import { context, propagation } from '@opentelemetry/api'
import { logs } from '@opentelemetry/api-logs'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto'
import { OTLPTraceExporter as GrpcTraceExporter } from '@opentelemetry/exporter-trace-otlp-grpc'
import { OTLPTraceExporter as JsonTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

/** @typedef {import('@opentelemetry/sdk-trace-node').SpanProcessor} SpanProcessor */
/** @typedef {'http/protobuf' | 'http/json' | 'grpc'} Protocol */

/** @type {ReadonlyMap<string, () => import('@opentelemetry/sdk-trace-node').SpanExporter>} */
const TRACE_EXPORTERS = new Map([
  ['http/protobuf', () => new ProtobufTraceExporter()],
  ['http/json', () => new JsonTraceExporter()],
  ['grpc', () => new GrpcTraceExporter()],
])

/**
 * The span exporter for a protocol. Where it sends to is the exporter's own reading of
 * `OTEL_EXPORTER_OTLP_ENDPOINT` and `OTEL_EXPORTER_OTLP_HEADERS`; `OTEL_EXPORTER_OTLP_PROTOCOL` overrides.
 * @param {Protocol} protocol
 */
export function createTraceExporter(protocol) {
  const chosen = process.env.OTEL_EXPORTER_OTLP_PROTOCOL ?? protocol
  const create = TRACE_EXPORTERS.get(chosen)
  if (create === undefined) throw new Error(`OTEL_EXPORTER_OTLP_PROTOCOL must be one of ${[...TRACE_EXPORTERS.keys()]}`)
  return create()
}

/**
 * A process's telemetry: spans, logs and metrics over OTLP. Logs and metrics go as protobuf over HTTP.
 * @param {object} options
 * @param {string} options.service becomes `service.name`
 * @param {Protocol} [options.protocol] for spans
 * @param {import('@opentelemetry/instrumentation').Instrumentation[]} [options.instrumentations]
 * @param {SpanProcessor[]} [options.before] processors that add attributes before export
 * @param {SpanProcessor} [options.exporting] instead of the plain batch processor
 * @param {boolean} [options.metrics]
 */
export function startTelemetry({
  service,
  protocol = 'http/protobuf',
  instrumentations = [],
  before = [],
  exporting,
  metrics = false,
}) {
  const resource = resourceFromAttributes({
    // The standard variable wins, as in the SDKs' own set-up.
    'service.name': process.env.OTEL_SERVICE_NAME ?? service,
    'service.version': '1.2.3',
    'deployment.environment.name': 'example',
  })
  const tracerProvider = new NodeTracerProvider({
    resource,
    spanProcessors: [...before, exporting ?? new BatchSpanProcessor(createTraceExporter(protocol))],
  })
  tracerProvider.register()
  const loggerProvider = new LoggerProvider({
    resource,
    processors: [new BaggageLogProcessor(), new BatchLogRecordProcessor({ exporter: new OTLPLogExporter() })],
  })
  logs.setGlobalLoggerProvider(loggerProvider)
  const readers = metrics ? [new PeriodicExportingMetricReader({ exporter: new OTLPMetricExporter() })] : []
  const meterProvider = new MeterProvider({ resource, readers })
  registerInstrumentations({ instrumentations, tracerProvider, loggerProvider, meterProvider })
  return {
    meterProvider,
    /** Sends what is left and closes; rejects when the receiver did not take it. */
    async stop() {
      await Promise.all([tracerProvider.forceFlush(), loggerProvider.forceFlush(), meterProvider.forceFlush()])
      await Promise.all([tracerProvider.shutdown(), loggerProvider.shutdown(), meterProvider.shutdown()])
    },
  }
}

/** Copies baggage (`user.id`, `session.id`, …) onto every span: the usual way to carry who asked. */
export class BaggageSpanProcessor {
  /** @param {import('@opentelemetry/sdk-trace-node').Span} span @param {import('@opentelemetry/api').Context} parent */
  onStart(span, parent) {
    for (const [key, entry] of propagation.getBaggage(parent)?.getAllEntries() ?? [])
      span.setAttribute(key, entry.value)
  }
  onEnd() {}
  async forceFlush() {}
  async shutdown() {}
}

/** The same for log records. */
class BaggageLogProcessor {
  /** @param {import('@opentelemetry/sdk-logs').SdkLogRecord} record @param {import('@opentelemetry/api').Context} [parent] */
  onEmit(record, parent = context.active()) {
    for (const [key, entry] of propagation.getBaggage(parent)?.getAllEntries() ?? [])
      record.setAttribute(key, entry.value)
  }
  async forceFlush() {}
  async shutdown() {}
}

/**
 * Runs something with entries in the baggage.
 * @template T
 * @param {Record<string, string>} entries
 * @param {() => T} run
 */
export function withBaggage(entries, run) {
  const baggage = propagation.createBaggage(
    Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, { value }])),
  )
  return context.with(propagation.setBaggage(context.active(), baggage), run)
}
