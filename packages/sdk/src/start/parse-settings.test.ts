import { describe, expect, test } from 'vitest'
import { parseSettings } from './parse-settings.ts'
import { DEFAULT_ENDPOINT } from './read-destination.ts'

test('nothing given: a local server, everything recorded, nothing refused', () => {
  const { settings, problems } = parseSettings()
  expect(problems).toEqual([])
  expect(settings).toMatchObject({
    service: 'unknown_service',
    endpoint: DEFAULT_ENDPOINT,
    key: undefined,
    mode: 'monitor',
    content: 'full',
    policy: undefined,
    isDisabled: false,
  })
})

test('the usual variables are read', () => {
  const { settings, problems } = parseSettings(undefined, {
    OTEL_SERVICE_NAME: 'shop',
    OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=prod,team=a%20b,broken,__proto__=x',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'https://otel.example/otlp/',
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20k1,x-team=a',
  })
  expect(problems).toEqual([])
  expect(settings).toMatchObject({ service: 'shop', endpoint: 'https://otel.example/otlp', key: 'k1' })
  expect(settings.headers).toEqual({ authorization: 'Bearer k1', 'x-team': 'a' })
  expect(Object.fromEntries(settings.resource)).toMatchObject({ team: 'a b', 'service.name': 'shop' })
})

test('options come before variables, and our variables before the usual ones', () => {
  const env = {
    TELLTALE_SERVICE: 'ours',
    OTEL_SERVICE_NAME: 'theirs',
    TELLTALE_ENDPOINT: 'http://ours:1',
    OTEL_EXPORTER_OTLP_ENDPOINT: 'http://theirs:1',
    TELLTALE_KEY: 'k',
    TELLTALE_MODE: 'enforce',
    TELLTALE_CONTENT: 'none',
  }
  expect(parseSettings({}, env).settings).toMatchObject({
    service: 'ours',
    endpoint: 'http://ours:1',
    key: 'k',
    mode: 'enforce',
    content: 'none',
  })
  expect(parseSettings({ service: 'given', content: 'redacted' }, env).settings).toMatchObject({
    service: 'given',
    content: 'redacted',
  })
})

describe('what is wrong is named, and something safe is used', () => {
  test.each([
    [{ endpoint: 'ftp://x' }, 'endpoint', { endpoint: DEFAULT_ENDPOINT }],
    [{ endpoint: 'http://user:pass@x' }, 'endpoint', { endpoint: DEFAULT_ENDPOINT }],
    [{ endpoint: 5 }, 'endpoint', { endpoint: DEFAULT_ENDPOINT }],
    [{ mode: 'attack' }, 'mode', { mode: 'monitor' }],
    [{ content: 'some' }, 'content', { content: 'full' }],
    [{ key: 'a\nb' }, 'key', { key: undefined }],
    [{ headers: { 'x\n': 'a', host: 'b' } }, 'header', { headers: {} }],
    [{ spool: 5 }, 'spool', { spool: undefined }],
    [{ policy: { rules: 'all' } }, 'policy', { policy: undefined }],
    [{ approve: 'yes' }, 'approve', { approve: undefined }],
    [{ queueBytes: -1 }, 'queueBytes', { queueBytes: undefined }],
    ['text', 'options', { mode: 'monitor' }],
    [null, 'options', { mode: 'monitor' }],
  ])('%j', (given, word, expected) => {
    const { settings, problems } = parseSettings(given)
    expect(problems[0]).toContain(word)
    expect(settings).toMatchObject(expected)
  })
})

test('a path of a signal at the end of the address is left out', () => {
  expect(parseSettings({ endpoint: 'http://h:1/v1/traces' }).settings.endpoint).toBe('http://h:1')
})

describe('bodies are packed where they leave the machine, unless the usual variable says otherwise', () => {
  test.each([
    ['http://127.0.0.1:4318', undefined, 'none'],
    ['http://localhost:4318', '', 'none'],
    ['http://[::1]:4318', undefined, 'none'],
    ['http://127.0.0.1.example:4318', undefined, 'gzip'],
    ['https://otel.example', undefined, 'gzip'],
    ['https://otel.example', 'none', 'none'],
    ['http://localhost:4318', ' GZIP ', 'gzip'],
  ])('%s with %j: %s', (endpoint, variable, expected) => {
    const { settings, problems } = parseSettings({ endpoint }, { OTEL_EXPORTER_OTLP_COMPRESSION: variable })
    expect(settings.compression).toBe(expected)
    expect(problems).toEqual([])
  })

  test('a way of packing that nobody knows is named and left out', () => {
    const { settings, problems } = parseSettings({}, { OTEL_EXPORTER_OTLP_COMPRESSION: 'zstd' })
    expect(settings.compression).toBe('none')
    expect(problems[0]).toContain('OTEL_EXPORTER_OTLP_COMPRESSION')
  })
})
