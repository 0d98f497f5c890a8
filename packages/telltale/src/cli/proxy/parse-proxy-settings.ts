import { isLoopback } from '../../config.ts'
import { PROVIDER_FACTS, PROVIDERS, type Provider } from '../../proxy/llm/provider.ts'
import type { ProxyFlags } from './proxy-flags.ts'

/** Settings of the LLM proxy, read and checked. */
export interface ProxySettings {
  readonly host: string
  readonly port: number
  readonly upstreams: Readonly<Record<Provider, string>>
  readonly keys: 'client' | ReadonlyMap<Provider, string>
  readonly token: string | undefined
  readonly mode: 'monitor' | 'enforce'
  readonly onFailure: 'open' | 'closed' | undefined
  readonly unobserved: 'pass' | 'refuse'
  /** Path of the file with the policy. */
  readonly policy: string | undefined
  /** Path of the file with the budgets. */
  readonly budgets: string | undefined
  readonly service: string
  readonly endpoint: string | undefined
  readonly key: string | undefined
}

export type ParsedProxySettings =
  | { readonly ok: true; readonly settings: ProxySettings }
  | { readonly ok: false; readonly problems: readonly string[] }

type Environment = Readonly<Record<string, string | undefined>>

const SHORTEST_TOKEN = 16

/** Reads flags, then variables, then takes what is safe; tells every problem at once. */
export function parseProxySettings(flags: ProxyFlags, env: Environment): ParsedProxySettings {
  const problems: string[] = []
  const say = (name: keyof ProxyFlags, ...variables: readonly string[]): string | undefined =>
    [flags[name], ...variables.map((variable) => env[variable])].find((text) => text !== undefined && text !== '')
  const choose = <T extends string>(text: string | undefined, choices: readonly T[], what: string): T | undefined => {
    const found = choices.find((choice) => choice === text)
    if (text !== undefined && found === undefined) problems.push(`${what} must be one of ${choices.join(', ')}.`)
    return found
  }
  const mode = choose(say('mode', 'TELLTALE_PROXY_MODE', 'TELLTALE_MODE'), ['monitor', 'enforce'], 'mode') ?? 'monitor'
  const failure = choose(say('onFailure', 'TELLTALE_ON_FAILURE'), ['open', 'closed'], 'on-failure')
  const settings: ProxySettings = {
    host: say('host', 'TELLTALE_PROXY_HOST') ?? '127.0.0.1',
    port: readPort(say('port', 'TELLTALE_PROXY_PORT') ?? '4320', problems),
    upstreams: readUpstreams(say, env, problems),
    keys:
      choose(say('keys', 'TELLTALE_PROXY_KEYS'), ['client', 'environment'], 'keys') === 'environment'
        ? readKeys(env)
        : 'client',
    token: say('token', 'TELLTALE_PROXY_TOKEN'),
    mode,
    // Whoever asks for enforcement does not want it to be off when it fails.
    onFailure: failure ?? (mode === 'enforce' ? 'closed' : undefined),
    unobserved: choose(say('unobserved', 'TELLTALE_PROXY_UNOBSERVED'), ['pass', 'refuse'], 'unobserved') ?? 'pass',
    policy: say('policy', 'TELLTALE_PROXY_POLICY'),
    budgets: say('budgets', 'TELLTALE_PROXY_BUDGETS'),
    service: say('service', 'TELLTALE_SERVICE', 'OTEL_SERVICE_NAME') ?? 'llm-proxy',
    endpoint: say('endpoint', 'TELLTALE_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'),
    key: say('key', 'TELLTALE_KEY'),
  }
  problems.push(...findContradictions(settings))
  return problems.length === 0 ? { ok: true, settings } : { ok: false, problems }
}

function findContradictions({ host, token, keys, endpoint }: ProxySettings): readonly string[] {
  const problems: string[] = []
  if (!isLoopback(host) && token === undefined) {
    problems.push(`host ${host} can be reached from other machines, which needs --token.`)
  }
  if (token !== undefined && (token.length < SHORTEST_TOKEN || !/^[\x21-\x7e]+$/.test(token))) {
    problems.push(`token must be at least ${SHORTEST_TOKEN} plain characters without spaces.`)
  }
  if (keys !== 'client' && keys.size === 0) {
    problems.push('keys come from the environment, which holds none (OPENAI_API_KEY, ANTHROPIC_API_KEY, …).')
  }
  if (endpoint !== undefined && !isPlainUrl(endpoint)) {
    problems.push('endpoint must be http:// or https://, without name or password.')
  }
  return problems
}

function isPlainUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return /^https?:$/.test(protocol) && username === '' && password === ''
}

function readPort(text: string, problems: string[]): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) problems.push('port must be from 0 to 65535 (0 picks a free one).')
  return port
}

type Say = (name: keyof ProxyFlags, ...variables: readonly string[]) => string | undefined

const URL_FLAGS = {
  openai: 'openaiUrl',
  anthropic: 'anthropicUrl',
  gemini: 'geminiUrl',
  bedrock: 'bedrockUrl',
} as const satisfies Record<Provider, keyof ProxyFlags>

function readUpstreams(say: Say, env: Environment, problems: string[]): ProxySettings['upstreams'] {
  const read = (provider: Provider): string => {
    const { url, urlVariable } = PROVIDER_FACTS[provider]
    const said = say(URL_FLAGS[provider], urlVariable) ?? (provider === 'bedrock' ? bedrockUrl(env) : undefined) ?? url
    const parsed = URL.canParse(said) ? new URL(said) : undefined
    const plain = parsed?.username === '' && parsed.password === '' && parsed.search === '' && parsed.hash === ''
    if (!plain || !/^https?:$/.test(parsed.protocol)) {
      problems.push(`the address for ${provider} must be http:// or https://, without name, password or query.`)
    }
    return said
  }
  return { openai: read('openai'), anthropic: read('anthropic'), gemini: read('gemini'), bedrock: read('bedrock') }
}

function bedrockUrl(env: Environment): string | undefined {
  const region = env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? ''
  return /^[a-z0-9-]{1,32}$/.test(region) ? `https://bedrock-runtime.${region}.amazonaws.com` : undefined
}

function readKeys(env: Environment): ReadonlyMap<Provider, string> {
  const keys = new Map<Provider, string>()
  for (const provider of PROVIDERS) {
    const found = PROVIDER_FACTS[provider].keyVariables.map((name) => env[name]?.trim()).find((key) => key)
    if (found !== undefined) keys.set(provider, found)
  }
  return keys
}
