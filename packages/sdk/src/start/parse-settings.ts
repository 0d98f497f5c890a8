import { parsePolicy } from '../control/parse-policy.ts'
import { isRecord, own } from '../control/parsed.ts'
import { CONTENT_MODES } from '../export/content/content-keys.ts'
import type { AttributeMap } from '../record/finished.ts'
import type { AttributeValue } from '../record/recorder.ts'
import { parsePairs } from './parse-pairs.ts'
import { readCompression, readEndpoint, readHeaders, readKey } from './read-destination.ts'
import type { Environment, Settings, StartOptions } from './settings.ts'

const MODES = ['monitor', 'enforce'] as const
const FAILURES = ['open', 'closed'] as const
const LEAST_QUEUE = 64 * 1024
const MOST_QUEUE = 1024 * 1024 * 1024

/** Settings, and one sentence for each thing that was wrong with what they were read from. */
export interface ParsedSettings {
  readonly settings: Settings
  readonly problems: readonly string[]
}

/** Reads settings from options, else from variables, else takes what is safe. Never throws. */
export function parseSettings(given: unknown = {}, env: Environment = {}): ParsedSettings {
  const problems: string[] = []
  const read = createReader(given, env, problems)
  const variables = parsePairs(env.OTEL_RESOURCE_ATTRIBUTES ?? '')
  const resource = readResource(read.member('resource'), variables)
  const service =
    read.text('service', 'TELLTALE_SERVICE', 'OTEL_SERVICE_NAME') ??
    String(resource.get('service.name') ?? 'unknown_service')
  const headers = readHeaders(read.member('headers'), parsePairs(env.OTEL_EXPORTER_OTLP_HEADERS ?? ''), problems)
  const endpoint = readEndpoint(read.text('endpoint', 'TELLTALE_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'), problems)
  const settings: Settings = {
    service,
    endpoint,
    compression: readCompression(env.OTEL_EXPORTER_OTLP_COMPRESSION, endpoint, problems),
    key: readKey(read.text('key', 'TELLTALE_KEY'), headers, problems),
    headers,
    mode: read.oneOf('mode', MODES, 'TELLTALE_MODE') ?? 'monitor',
    content: read.oneOf('content', CONTENT_MODES, 'TELLTALE_CONTENT') ?? 'full',
    hashKey: read.text('hashKey', 'TELLTALE_HASH_KEY'),
    policy: readPolicy(read.member('policy'), problems),
    onFailure: read.oneOf('onFailure', FAILURES, 'TELLTALE_ON_FAILURE'),
    approve: read.callable('approve'),
    spool: readSpool(read.member('spool') ?? env.TELLTALE_SPOOL, problems),
    resource: new Map([...resource, ['service.name', service]]),
    queueBytes: readQueueBytes(read.member('queueBytes'), problems),
    isDisabled: env.OTEL_SDK_DISABLED?.trim().toLowerCase() === 'true',
  }
  return { settings, problems }
}

interface Reader {
  member(name: keyof StartOptions): unknown
  text(name: keyof StartOptions, ...variables: readonly string[]): string | undefined
  oneOf<T extends string>(name: keyof StartOptions, values: readonly T[], variable: string): T | undefined
  callable(name: 'approve'): StartOptions['approve']
}

function createReader(given: unknown, env: Environment, problems: string[]): Reader {
  const options = isRecord(given) ? given : {}
  if (given !== undefined && !isRecord(given)) problems.push('the options of start() are no object; they are left out')
  const member = (name: string): unknown => own(options, name)
  const text = (name: keyof StartOptions, ...variables: readonly string[]): string | undefined => {
    const value = member(name)
    if (typeof value === 'string' && value.trim() !== '') return value.trim()
    if (value !== undefined && value !== '') problems.push(`${name} must be a text; it is left out`)
    return variables.map((variable) => env[variable]?.trim()).find((found) => found !== undefined && found !== '')
  }
  return {
    member,
    text,
    oneOf: (name, values, variable) => {
      const value = text(name, variable)
      const found = values.find((known) => known === value)
      if (value !== undefined && found === undefined)
        problems.push(`${name} must be one of ${values.join(', ')}; it is left out`)
      return found
    },
    callable: (name) => {
      const value = member(name)
      if (typeof value === 'function') return value as NonNullable<StartOptions['approve']>
      if (value !== undefined) problems.push(`${name} must be a function; it is left out`)
      return undefined
    },
  }
}

function readResource(given: unknown, variables: ReadonlyMap<string, string>): AttributeMap {
  const named = isRecord(given) ? Object.entries(given) : []
  const kept = named.filter((pair): pair is [string, AttributeValue] => isAttribute(pair[1]))
  return new Map<string, AttributeValue>([...variables, ...kept])
}

function isAttribute(value: unknown): boolean {
  const isPlain = (item: unknown) => ['string', 'number', 'boolean'].includes(typeof item)
  return isPlain(value) || (Array.isArray(value) && value.every(isPlain))
}

function readPolicy(given: unknown, problems: string[]): Settings['policy'] {
  if (given === undefined) return undefined
  const parsed = parsePolicy(given)
  if (parsed.ok) return parsed.value
  problems.push(...parsed.problems.slice(0, 10).map(({ place, message }) => `policy ${place}: ${message}`))
  return undefined
}

function readSpool(given: unknown, problems: string[]): Settings['spool'] {
  if (given === undefined || given === '') return undefined
  if (typeof given === 'string') return { directory: given, bytes: undefined }
  const directory = isRecord(given) ? own(given, 'directory') : undefined
  const bytes = isRecord(given) ? own(given, 'bytes') : undefined
  if (typeof directory === 'string' && directory !== '') {
    return { directory, bytes: typeof bytes === 'number' && bytes > 0 ? bytes : undefined }
  }
  problems.push('spool must name a directory; nothing is kept on disk')
  return undefined
}

function readQueueBytes(given: unknown, problems: string[]): number | undefined {
  if (given === undefined) return undefined
  if (typeof given === 'number' && given >= LEAST_QUEUE && given <= MOST_QUEUE) return given
  problems.push(`queueBytes must be a number from ${LEAST_QUEUE} to ${MOST_QUEUE}; it is left out`)
  return undefined
}
