import { DEFAULT_LIMITS, type ReceiveLimits } from '../config.ts'
import { LEAST_MEMORY_MIB } from '../memory/memory-plan.ts'

/** One setting: its flag, environment variable and key in the config file say the same thing. */
export interface Setting {
  /** Key in the config file. */
  readonly key: string
  readonly env: string
  /** Commander flag with its value name; absent when there is none. */
  readonly flag?: string
  readonly description: string
  readonly fallback: string | number
  /** The value it means, or a sentence that says what is allowed. */
  readonly parse: (text: string) => { readonly value: string | number } | { readonly allowed: string }
}

const MEMORY_ALLOWED = `0, or a whole number of MiB from ${LEAST_MEMORY_MIB} on`
const PORT = wholeNumber(0, 65_535, 'a port from 0 to 65535 (0 picks a free one)')

function wholeNumber(
  least: number,
  most: number,
  allowed = `a whole number from ${least} to ${most}`,
): Setting['parse'] {
  return (text) => {
    const value = /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN
    return value >= least && value <= most ? { value } : { allowed }
  }
}

function anyText(allowed: string): Setting['parse'] {
  return (text) => (text.trim() === '' || text.includes('\0') ? { allowed } : { value: text })
}

function oneOf(names: readonly string[]): Setting['parse'] {
  return (text) => (names.includes(text) ? { value: text } : { allowed: `one of ${names.join(', ')}` })
}

function address(text: string): { readonly value: string } | { readonly allowed: string } {
  return /^[0-9A-Za-z.:-]{1,253}$/.test(text)
    ? { value: text }
    : { allowed: 'an IP address or host name to bind to, for example 127.0.0.1 or 0.0.0.0' }
}

function httpUrl(text: string): { readonly value: string } | { readonly allowed: string } {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
    ? { value: text }
    : { allowed: 'an http:// or https:// address, for example http://user:password@clickhouse:8123/telltale' }
}

/** Environment names of the limits, made from their keys: `compressedBytes` is `TELLTALE_LIMIT_COMPRESSED_BYTES`. */
function limitSetting(key: keyof ReceiveLimits): Setting {
  const words = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
  return {
    key: `limit_${words}`,
    env: `TELLTALE_LIMIT_${words.toUpperCase()}`,
    description: LIMIT_MEANINGS[key],
    fallback: DEFAULT_LIMITS[key],
    parse: wholeNumber(1, 2 ** 40),
  }
}

const LIMIT_MEANINGS: Readonly<Record<keyof ReceiveLimits, string>> = {
  compressedBytes: 'Most bytes of one request as sent',
  decompressedBytes: 'Most bytes of one request after gunzip',
  ratio: 'Most that gunzip may grow a request, as a factor',
  ratioFromBytes: 'Size after gunzip from which the factor counts',
  jsonDepth: 'Deepest nesting of JSON',
  protobufDepth: 'Deepest nesting of protobuf values',
  recordsPerRequest: 'Most spans, log records or points in one request',
  attributesPerRecord: 'Most attributes of one record',
  keyBytes: 'Longest attribute name, bytes',
  valueBytes: 'Longest attribute value, bytes',
  bytesInFlight: 'Bytes of requests being read at one time',
  requestMs: 'Milliseconds a request may take to arrive',
  headersMs: 'Milliseconds the headers of a request may take to arrive',
}

/** Limits in the order they are documented. */
export const LIMIT_KEYS = Object.keys(LIMIT_MEANINGS).filter((key): key is keyof ReceiveLimits => key in DEFAULT_LIMITS)

/** Every setting of the program, in the order the manual lists them. */
export const SETTINGS: readonly Setting[] = [
  {
    key: 'data',
    env: 'TELLTALE_DATA',
    flag: '--data <dir>',
    description: 'Where everything is kept',
    fallback: 'telltale-data',
    parse: anyText('the path of a folder that may be written to'),
  },
  {
    key: 'host',
    env: 'TELLTALE_HOST',
    flag: '--host <address>',
    description: 'Address to bind to; keys are needed when it is not loopback',
    fallback: '127.0.0.1',
    parse: address,
  },
  {
    key: 'port',
    env: 'TELLTALE_PORT',
    flag: '--port <n>',
    description: 'Port of the screens and the API',
    fallback: 4316,
    parse: PORT,
  },
  {
    key: 'otlp_http_port',
    env: 'TELLTALE_OTLP_HTTP_PORT',
    flag: '--otlp-http-port <n>',
    description: 'Port for OTLP/HTTP and JSON events',
    fallback: 4318,
    parse: PORT,
  },
  {
    key: 'otlp_grpc_port',
    env: 'TELLTALE_OTLP_GRPC_PORT',
    flag: '--otlp-grpc-port <n>',
    description: 'Port for OTLP/gRPC',
    fallback: 4317,
    parse: PORT,
  },
  {
    key: 'clickhouse_url',
    env: 'TELLTALE_CLICKHOUSE_URL',
    flag: '--clickhouse-url <url>',
    description: 'A ClickHouse server instead of the embedded engine',
    fallback: '',
    parse: httpUrl,
  },
  {
    key: 'second_opinion',
    env: 'TELLTALE_SECOND_OPINION',
    flag: '--second-opinion <dir>',
    description: 'Folder with a text classifier (ONNX) that is asked where the scanner is not sure',
    fallback: '',
    parse: anyText('the path of a folder with config.json, tokenizer.json and model.onnx'),
  },
  {
    key: 'journal_max_bytes',
    env: 'TELLTALE_JOURNAL_MAX_BYTES',
    flag: '--journal-max-bytes <n>',
    description: 'Size of the journal at which senders are told to come back later',
    fallback: 10 * 1024 ** 3,
    parse: wholeNumber(16 * 1024 ** 2, 2 ** 44),
  },
  {
    key: 'memory',
    env: 'TELLTALE_MEMORY',
    flag: '--memory <MiB>',
    description: 'Memory of its own that the program may use, MiB (0: by what the machine or container has)',
    fallback: 0,
    parse: (text) => (text === '0' ? { value: 0 } : wholeNumber(LEAST_MEMORY_MIB, 2 ** 20, MEMORY_ALLOWED)(text)),
  },
  {
    key: 'log_level',
    env: 'TELLTALE_LOG_LEVEL',
    flag: '--log-level <level>',
    description: 'What the program says about itself on standard error',
    fallback: 'warn',
    parse: oneOf(['debug', 'info', 'warn', 'error', 'silent']),
  },
  ...LIMIT_KEYS.map(limitSetting),
]
