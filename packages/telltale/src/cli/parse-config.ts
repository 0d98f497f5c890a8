import { resolve } from 'node:path'
import { parseDocument } from 'yaml'
import type { Config, ReceiveLimits } from '../config.ts'
import { findMemoryMiB } from '../memory/available-memory.ts'
import { LIMIT_KEYS, SETTINGS, type Setting } from './settings.ts'

/** Where settings come from, strongest first: flags, environment, config file, defaults. */
export interface ConfigSources {
  /** By setting key. */
  readonly flags: ReadonlyMap<string, string>
  readonly env: Readonly<Record<string, string | undefined>>
  readonly file?: { readonly path: string; readonly text: string }
  /** Folder that relative paths start from. */
  readonly cwd: string
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Checks every setting and gives a complete configuration, or every problem at once with its place. */
export function parseConfig(sources: ConfigSources): ParsedConfig {
  const file = readConfigFile(sources.file)
  const problems = [...file.problems]
  const values = new Map<string, string | number>()
  for (const setting of SETTINGS) {
    const given = findGiven(setting, sources, file.values)
    if (given === undefined) {
      values.set(setting.key, setting.fallback)
      continue
    }
    const parsed = setting.parse(given.text)
    if ('value' in parsed) values.set(setting.key, parsed.value)
    else problems.push(`${given.place} is ${JSON.stringify(given.text)}; it must be ${parsed.allowed}.`)
  }
  return problems.length > 0 ? { ok: false, problems } : { ok: true, config: toConfig(values, sources.cwd) }
}

interface Given {
  readonly text: string
  readonly place: string
}

function findGiven(setting: Setting, sources: ConfigSources, file: ReadonlyMap<string, string>): Given | undefined {
  const flag = sources.flags.get(setting.key)
  if (flag !== undefined) return { text: flag, place: setting.flag?.split(' ')[0] ?? setting.key }
  const env = sources.env[setting.env]
  if (env !== undefined && env !== '') return { text: env, place: setting.env }
  const text = file.get(setting.key)
  return text === undefined ? undefined : { text, place: `${setting.key} in ${sources.file?.path}` }
}

/** Reads the YAML (or JSON) config file into texts by setting key, naming keys that mean nothing. */
function readConfigFile(file: ConfigSources['file']): {
  readonly values: ReadonlyMap<string, string>
  readonly problems: readonly string[]
} {
  if (file === undefined) return { values: new Map(), problems: [] }
  const document = parseDocument(file.text)
  if (document.errors.length > 0) {
    return {
      values: new Map(),
      problems: document.errors.map((error) => `${file.path}: ${error.message.split('\n')[0]}`),
    }
  }
  const content: unknown = document.toJS() ?? {}
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    return { values: new Map(), problems: [`${file.path} must be a list of "setting: value" lines.`] }
  }
  const known = new Set(SETTINGS.map(({ key }) => key))
  const entries = Object.entries(content)
  return {
    values: new Map(entries.map(([key, value]) => [key, String(value)])),
    problems: entries
      .filter(([key]) => !known.has(key))
      .map(([key]) => `${file.path} has an unknown setting ${JSON.stringify(key)}. Known: ${[...known].join(', ')}.`),
  }
}

function toConfig(values: ReadonlyMap<string, string | number>, cwd: string): Config {
  const text = (key: string): string => String(values.get(key))
  const number = (key: string): number => Number(values.get(key))
  const limitOf = (key: keyof ReceiveLimits): number =>
    number(`limit_${key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`)
  const limits = new Map(LIMIT_KEYS.map((key) => [key, limitOf(key)]))
  const limit = (key: keyof ReceiveLimits): number => limits.get(key) ?? 0
  return {
    dataDir: resolve(cwd, text('data')),
    host: text('host'),
    port: number('port'),
    otlpHttpPort: number('otlp_http_port'),
    otlpGrpcPort: number('otlp_grpc_port'),
    journalMaxBytes: number('journal_max_bytes'),
    memoryMiB: number('memory') || findMemoryMiB(),
    clickhouseUrl: text('clickhouse_url') || undefined,
    secondOpinion: text('second_opinion') === '' ? undefined : resolve(cwd, text('second_opinion')),
    logLevel: toLogLevel(text('log_level')),
    limits: {
      compressedBytes: limit('compressedBytes'),
      decompressedBytes: limit('decompressedBytes'),
      ratio: limit('ratio'),
      ratioFromBytes: limit('ratioFromBytes'),
      jsonDepth: limit('jsonDepth'),
      protobufDepth: limit('protobufDepth'),
      recordsPerRequest: limit('recordsPerRequest'),
      attributesPerRecord: limit('attributesPerRecord'),
      keyBytes: limit('keyBytes'),
      valueBytes: limit('valueBytes'),
      bytesInFlight: limit('bytesInFlight'),
      requestMs: limit('requestMs'),
      headersMs: limit('headersMs'),
    },
  }
}

function toLogLevel(text: string): Config['logLevel'] {
  return text === 'debug' || text === 'warn' || text === 'error' || text === 'silent' ? text : 'info'
}
