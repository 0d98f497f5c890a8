import { createRequire } from 'node:module'
import { context, propagation, SpanStatusCode, trace } from '@opentelemetry/api'
import { logs, SeverityNumber } from '@opentelemetry/api-logs'
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { registerInstrumentations } from '@opentelemetry/instrumentation'
import { OpenAIInstrumentation } from '@opentelemetry/instrumentation-openai'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchLogRecordProcessor, LoggerProvider } from '@opentelemetry/sdk-logs'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'

const NAME = 'harbour-agent'
const VERSION = '1.4.0'
/** Short, so that a page that shows this app lives. */
const EXPORT_EVERY_MS = 200

/**
 * Telemetry as an application's own setup has it: the official OpenAI instrumentation with content, the
 * undici instrumentation for outbound requests, OTLP over HTTP. Who asked, in which conversation and under
 * which prompt version travels as baggage onto every span and log record.
 * @param {{ service: string, endpoint: string, key: string }} options
 * @returns {{ OpenAI: typeof import('openai').OpenAI, stop(): Promise<void> }}
 */
export function startTelemetry({ service, endpoint, key }) {
  const resource = resourceFromAttributes({
    'service.name': service,
    'service.version': VERSION,
    'deployment.environment.name': 'demo',
  })
  const headers = key === '' ? {} : { authorization: `Bearer ${key}` }
  const batching = { scheduledDelayMillis: EXPORT_EVERY_MS, maxQueueSize: 4096, maxExportBatchSize: 256 }
  const tracerProvider = new NodeTracerProvider({
    resource,
    spanProcessors: [
      new BaggageSpans(),
      new BatchSpanProcessor(new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, headers }), batching),
    ],
  })
  tracerProvider.register()
  const logExporter = new OTLPLogExporter({ url: `${endpoint}/v1/logs`, headers })
  const loggerProvider = new LoggerProvider({
    resource,
    processors: [new BaggageLogs(), new BatchLogRecordProcessor({ exporter: logExporter, ...batching })],
  })
  logs.setGlobalLoggerProvider(loggerProvider)
  const instrumentations = [
    new OpenAIInstrumentation({ captureMessageContent: true }),
    new UndiciInstrumentation({
      // The exporters' own requests are no business of the application.
      requireParentforSpans: true,
      // How much went out: the instrumentation leaves it to its hook.
      requestHook: (span, request) => {
        const { contentLength } = /** @type {{ contentLength?: number | null }} */ (request)
        if (typeof contentLength === 'number') span.setAttribute('http.request.body.size', contentLength)
      },
    }),
  ]
  registerInstrumentations({ instrumentations, tracerProvider, loggerProvider })
  // The instrumentation patches CommonJS only: an `import` would give no spans.
  const { OpenAI } = createRequire(import.meta.url)('openai')
  return {
    OpenAI,
    async stop() {
      await Promise.all([tracerProvider.forceFlush(), loggerProvider.forceFlush()])
      await Promise.all([tracerProvider.shutdown(), loggerProvider.shutdown()])
    },
  }
}

class BaggageSpans {
  /** @param {import('@opentelemetry/sdk-trace-node').Span} span @param {import('@opentelemetry/api').Context} parent */
  onStart(span, parent) {
    for (const [key, { value }] of propagation.getBaggage(parent)?.getAllEntries() ?? []) span.setAttribute(key, value)
  }
  onEnd() {}
  async forceFlush() {}
  async shutdown() {}
}

class BaggageLogs {
  /** @param {import('@opentelemetry/sdk-logs').SdkLogRecord} record @param {import('@opentelemetry/api').Context} [current] */
  onEmit(record, current = context.active()) {
    for (const [key, { value }] of propagation.getBaggage(current)?.getAllEntries() ?? [])
      record.setAttribute(key, value)
  }
  async forceFlush() {}
  async shutdown() {}
}

/**
 * Runs something with entries that every span and log record below it carries.
 * @template T
 * @param {Record<string, string>} entries
 * @param {() => T} run
 */
export function withIdentity(entries, run) {
  const items = Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, { value }]))
  return context.with(propagation.setBaggage(context.active(), propagation.createBaggage(items)), run)
}

/**
 * Runs something in a span; a rejection becomes its error status and goes on.
 * @template T
 * @param {string} name
 * @param {import('@opentelemetry/api').SpanOptions} options
 * @param {(span: import('@opentelemetry/api').Span) => Promise<T>} run
 */
export function inSpan(name, options, run) {
  return trace.getTracer(NAME, VERSION).startActiveSpan(name, options, async (span) => {
    try {
      return await run(span)
    } catch (error) {
      span.setAttribute('error.type', error instanceof Error ? error.name : 'Error')
      span.setStatus({ code: SpanStatusCode.ERROR, message: error instanceof Error ? error.message : String(error) })
      throw error
    } finally {
      span.end()
    }
  })
}

/** Emits an OpenTelemetry event in the active span. @param {string} eventName @param {Record<string, any>} attributes */
export function emitEvent(eventName, attributes) {
  const record = { eventName, severityNumber: SeverityNumber.INFO, attributes, context: context.active() }
  logs.getLogger(NAME, VERSION).emit(record)
}
