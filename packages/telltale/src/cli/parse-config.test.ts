import { expect, test } from 'vitest'
import { type ConfigSources, parseConfig } from './parse-config.ts'

function parse(sources: Partial<ConfigSources>) {
  return parseConfig({ flags: new Map(), env: {}, cwd: '/srv', ...sources })
}

test('without any setting it listens on loopback and keeps data below the current folder', () => {
  const parsed = parse({})
  expect(parsed.ok && parsed.config).toMatchObject({
    dataDir: '/srv/telltale-data',
    host: '127.0.0.1',
    port: 4316,
    otlpHttpPort: 4318,
    otlpGrpcPort: 4317,
    clickhouseUrl: undefined,
  })
})

test('a flag wins over the environment, which wins over the file', () => {
  const file = { path: 't.yaml', text: 'port: 1\notlp_http_port: 2\notlp_grpc_port: 3\n' }
  const env = { TELLTALE_PORT: '11', TELLTALE_OTLP_HTTP_PORT: '12' }
  const parsed = parse({ file, env, flags: new Map([['port', '111']]) })
  expect(parsed.ok && parsed.config).toMatchObject({ port: 111, otlpHttpPort: 12, otlpGrpcPort: 3 })
})

test('every wrong value is named at once, with its place and what is allowed', () => {
  const parsed = parse({
    flags: new Map([['port', 'eighty']]),
    env: { TELLTALE_LOG_LEVEL: 'loud', TELLTALE_CLICKHOUSE_URL: 'ftp://x' },
    file: { path: 't.yaml', text: 'journal_max_bytes: 1\nprot: 5\n' },
  })
  expect(parsed.ok ? [] : parsed.problems).toEqual([
    expect.stringContaining('unknown setting "prot"'),
    '--port is "eighty"; it must be a port from 0 to 65535 (0 picks a free one).',
    expect.stringContaining('TELLTALE_CLICKHOUSE_URL is "ftp://x"; it must be an http'),
    expect.stringContaining('journal_max_bytes in t.yaml is "1"; it must be a whole number from 16777216'),
    expect.stringContaining('TELLTALE_LOG_LEVEL is "loud"; it must be one of debug, info'),
  ])
})

test('a file that is not YAML says where it breaks', () => {
  const parsed = parse({ file: { path: 't.yaml', text: 'a: [1\n' } })
  expect(parsed.ok ? '' : parsed.problems.join()).toMatch(/t\.yaml: .*line/)
})

test('limits have names of their own and default to the secure ones', () => {
  const parsed = parse({ env: { TELLTALE_LIMIT_COMPRESSED_BYTES: '1000' } })
  expect(parsed.ok && parsed.config.limits).toMatchObject({
    compressedBytes: 1000,
    decompressedBytes: 20971520,
    ratio: 200,
  })
})
