import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { ROOT } from '../../scripts/prepare/prepare.mjs'

const RIVALS = join(import.meta.dirname, 'rivals/node_modules')
const own = createRequire(join(ROOT, 'packages/sdk/package.json'))
const rival = createRequire(join(RIVALS, '_'))

const ALLOWED = { action: 'allow', enforced: false, risk: 0, reason: '', findings: [] }
/** Lets everything pass unread. */
const NO_GUARD = { check: ({ text }) => ({ ...ALLOWED, text }), approve: async () => true }

/**
 * Each gives a function that makes the client, and those that send what is still held, to go on and to end; undefined
 * when not installed.
 */
export const VARIANTS = {
  bare: async () => ({ makeClient: (options) => new (own('openai').OpenAI)(options) }),
  'telltale, scanning': (endpoint) => telltale(endpoint, true),
  'telltale, without scan': (endpoint) => telltale(endpoint, false),
  // Gives what was said to log records, which nobody takes unless a provider of logs is set up too, as below.
  '@opentelemetry/…-openai, no texts': (endpoint) =>
    instrumentation(endpoint, '@opentelemetry/instrumentation-openai', { captureMessageContent: true }),
  '@opentelemetry/…-openai and its logs': (endpoint) =>
    instrumentation(
      endpoint,
      '@opentelemetry/instrumentation-openai',
      { captureMessageContent: true },
      logsTo(endpoint),
    ),
  '@traceloop/instrumentation-openai': (endpoint) => instrumentation(endpoint, '@traceloop/instrumentation-openai', {}),
}

async function telltale(endpoint, scan) {
  const sdk = await import(join(ROOT, 'packages/sdk/dist/index.js'))
  const handle = sdk.start({ service: 'bench', endpoint })
  const deps = scan ? handle : { recorder: handle.recorder, guard: NO_GUARD }
  const { OpenAI } = own('openai')
  return {
    makeClient: (options) => sdk.wrap(new OpenAI(options), deps),
    flush: () => handle.flush(5000),
    finish: () => handle.stop(5000),
  }
}

async function instrumentation(endpoint, name, config, openLogs) {
  if (!existsSync(join(RIVALS, name))) return undefined
  const loggerProvider = openLogs?.()
  const { NodeTracerProvider, BatchSpanProcessor } = rival('@opentelemetry/sdk-trace-node')
  const { OTLPTraceExporter } = rival('@opentelemetry/exporter-trace-otlp-http')
  const { registerInstrumentations } = rival('@opentelemetry/instrumentation')
  const { OpenAIInstrumentation } = rival(name)
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` })
  const provider = new NodeTracerProvider({ spanProcessors: [new BatchSpanProcessor(exporter)] })
  provider.register()
  const instrumentations = [new OpenAIInstrumentation(config)]
  registerInstrumentations({ instrumentations, tracerProvider: provider, ...(loggerProvider && { loggerProvider }) })
  const { OpenAI } = rival('openai')
  return {
    makeClient: (options) => new OpenAI(options),
    flush: () => Promise.all([provider.forceFlush(), loggerProvider?.forceFlush()]),
    finish: () => Promise.all([provider.shutdown(), loggerProvider?.shutdown()]),
  }
}

/** What `@opentelemetry/exporter-logs-otlp-http` consists of, made of the parts that the exporter of traces brings. */
function logsTo(endpoint) {
  return () => {
    const { LoggerProvider, BatchLogRecordProcessor } = rival('@opentelemetry/sdk-logs')
    const { OTLPExporterBase } = rival('@opentelemetry/otlp-exporter-base')
    const { convertLegacyHttpOptions, createOtlpHttpExportDelegate } = rival(
      '@opentelemetry/otlp-exporter-base/node-http',
    )
    const { JsonLogsSerializer, LogsExporterMetricsHelper } = rival('@opentelemetry/otlp-transformer')
    const options = convertLegacyHttpOptions({ url: `${endpoint}/v1/logs` }, 'LOGS', 'v1/logs', {
      'content-type': 'application/json',
    })
    const exporter = new OTLPExporterBase(
      createOtlpHttpExportDelegate(options, JsonLogsSerializer, 'otlp_http_log_exporter', LogsExporterMetricsHelper),
    )
    return new LoggerProvider({ processors: [new BatchLogRecordProcessor({ exporter })] })
  }
}
