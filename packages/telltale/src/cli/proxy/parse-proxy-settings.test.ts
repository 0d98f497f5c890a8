import { expect, test } from 'vitest'
import { formatProxyBlock } from './announce-proxy.ts'
import { parseProxySettings } from './parse-proxy-settings.ts'

function settingsOf(flags: object, env: Readonly<Record<string, string>> = {}) {
  const parsed = parseProxySettings(flags, env)
  if (!parsed.ok) throw new Error(parsed.problems.join())
  return parsed.settings
}

function problemsOf(flags: object, env: Readonly<Record<string, string>> = {}): string {
  const parsed = parseProxySettings(flags, env)
  return parsed.ok ? '' : parsed.problems.join()
}

test('without settings, calls go to the official hosts, from this machine only', () => {
  expect(settingsOf({})).toMatchObject({
    host: '127.0.0.1',
    port: 4320,
    keys: 'client',
    mode: 'monitor',
    unobserved: 'pass',
    onFailure: undefined,
    upstreams: { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com' },
  })
})

test('flags win over variables', () => {
  const env = {
    TELLTALE_PROXY_OPENAI_URL: 'http://a.test/v1',
    TELLTALE_PROXY_GEMINI_URL: 'http://g.test',
    AWS_REGION: 'eu-west-1',
  }
  expect(settingsOf({ openaiUrl: 'http://b.test/v1' }, env).upstreams).toMatchObject({
    openai: 'http://b.test/v1',
    gemini: 'http://g.test',
    bedrock: 'https://bedrock-runtime.eu-west-1.amazonaws.com',
  })
})

test('enforce mode refuses what it cannot decide of, unless told otherwise', () => {
  expect(settingsOf({ mode: 'enforce' }).onFailure).toBe('closed')
  expect(settingsOf({ mode: 'enforce', onFailure: 'open' }).onFailure).toBe('open')
})

test('other machines need a token', () => {
  expect(problemsOf({ host: '0.0.0.0' })).toContain('--token')
  expect(problemsOf({ host: '0.0.0.0', token: 'short' })).toContain('at least 16')
  expect(problemsOf({ host: '0.0.0.0', token: 'long-enough-token-1' })).toBe('')
})

test('every problem is told at once', () => {
  const problems = problemsOf(
    {
      port: '70000',
      openaiUrl: 'ftp://x',
      anthropicUrl: 'https://u:p@x',
      keys: 'environment',
      endpoint: 'ftp://y',
    },
    { TELLTALE_PROXY_MODE: 'loud' },
  )
  for (const word of ['port', 'openai', 'anthropic', 'holds none', 'mode', 'endpoint']) expect(problems).toContain(word)
})

test('the block names the variables and never a secret', () => {
  const env = { OPENAI_API_KEY: 'sk-canary-1', TELLTALE_KEY: 'tt-canary-2' }
  const settings = settingsOf({ keys: 'environment', token: 'canary-token-00003' }, env)
  const block = formatProxyBlock(settings, 'http://127.0.0.1:4320')
  expect(block).toContain('OPENAI_BASE_URL=http://127.0.0.1:4320/openai/v1')
  expect(block).toContain('ANTHROPIC_BASE_URL=http://127.0.0.1:4320/anthropic')
  expect(block).not.toContain('canary')
})
