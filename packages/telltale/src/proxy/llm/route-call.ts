import type { Provider } from './provider.ts'
import type { Endpoint } from './proxy-options.ts'

/** Where a call goes. */
export interface Route {
  readonly provider: Provider
  /** Path and query below the upstream's address; begins with `/`. */
  readonly path: string
  readonly endpoint: Endpoint | undefined
  /** The model, where the path names it. */
  readonly model: string | undefined
  /** Whether the path asks for a stream. */
  readonly stream: boolean
}

interface Shape {
  readonly endpoint: Endpoint
  readonly pattern: RegExp
  readonly stream?: true
}

// Without the version in front; the first group is the model. Matched on the decoded path, whatever its case, so that
// no way of writing a path escapes being read.
const SHAPES: Readonly<Record<Provider, readonly Shape[]>> = {
  openai: [
    { endpoint: 'openai.chat', pattern: /^\/(?:deployments\/([^/]{1,256})\/)?chat\/completions$/i },
    { endpoint: 'openai.responses', pattern: /^\/(?:deployments\/([^/]{1,256})\/)?responses$/i },
    { endpoint: 'openai.embeddings', pattern: /^\/(?:deployments\/([^/]{1,256})\/)?embeddings$/i },
    { endpoint: 'openai.completions', pattern: /^\/(?:deployments\/([^/]{1,256})\/)?completions$/i },
  ],
  anthropic: [{ endpoint: 'anthropic.messages', pattern: /^\/messages$/i }],
  gemini: [
    { endpoint: 'gemini.generate', pattern: /^\/(?:models\/)?([^:]{1,512}):generateContent$/i },
    { endpoint: 'gemini.generate', pattern: /^\/(?:models\/)?([^:]{1,512}):streamGenerateContent$/i, stream: true },
  ],
  bedrock: [
    { endpoint: 'bedrock.converse', pattern: /^\/model\/(.{1,2048})\/converse$/i },
    { endpoint: 'bedrock.converse', pattern: /^\/model\/(.{1,2048})\/converse-stream$/i, stream: true },
  ],
}

// Providers serve the endpoints of others beside their own: Gemini, Anthropic and Bedrock those of OpenAI, servers of
// open models those of both. Whichever way a call takes, it is read.
const COMPATIBLE: readonly Shape[] = [
  { endpoint: 'openai.chat', pattern: /^\/(?:.{1,256}\/)?chat\/completions$/i },
  { endpoint: 'openai.responses', pattern: /^\/(?:openai\/)?(?:v\d{1,2}\/)?responses$/i },
  { endpoint: 'openai.embeddings', pattern: /^\/(?:openai\/)?(?:v\d{1,2}\/)?(?:engines\/[^/]{1,256}\/)?embeddings$/i },
  {
    endpoint: 'openai.completions',
    pattern: /^\/(?:openai\/)?(?:v\d{1,2}\/)?(?:engines\/[^/]{1,256}\/)?completions$/i,
  },
  { endpoint: 'anthropic.messages', pattern: /^\/(?:anthropic\/)?(?:v\d{1,2}\/)?messages$/i },
]

const PREFIXES: readonly (readonly [prefix: string, provider: Provider])[] = [
  ['/openai', 'openai'],
  ['/anthropic', 'anthropic'],
  ['/gemini', 'gemini'],
  ['/bedrock', 'bedrock'],
]

// Without a prefix, the path itself tells which provider is meant; the first that matches counts.
const BARE: readonly (readonly [pattern: RegExp, provider: Provider])[] = [
  [/^\/v1\/(?:messages|complete)(?:\/|$)/i, 'anthropic'],
  [/^\/v1\//i, 'openai'],
  [/^\/v1beta\//i, 'gemini'],
  [/^\/model\//i, 'bedrock'],
]

const VERSION = /^\/v\d{1,2}(?:alpha|beta)?\d{0,2}(?=\/)/i

/** Finds the provider and the endpoint of a request target. `refused` where it could mean more than one thing. */
export function routeCall(target: string): Route | 'refused' | undefined {
  const [path, query] = splitTarget(target)
  const decoded = decodePath(path)
  if (decoded === undefined) return 'refused'
  const found = findProvider(path)
  if (found === undefined) return undefined
  const below = decodePath(found.path)?.replace(VERSION, '') ?? ''
  return { provider: found.provider, path: `${found.path}${query}`, ...findEndpoint(found.provider, below) }
}

function findProvider(path: string): { readonly provider: Provider; readonly path: string } | undefined {
  for (const [prefix, provider] of PREFIXES) {
    if (path.startsWith(`${prefix}/`)) return { provider, path: path.slice(prefix.length) }
  }
  const bare = BARE.find(([pattern]) => pattern.test(path))
  return bare && { provider: bare[1], path }
}

function findEndpoint(provider: Provider, path: string): Pick<Route, 'endpoint' | 'model' | 'stream'> {
  const plain = path.endsWith('/') ? path.slice(0, -1) : path
  for (const { endpoint, pattern, stream } of [...SHAPES[provider], ...COMPATIBLE]) {
    const match = pattern.exec(plain)
    if (match) return { endpoint, model: match[1], stream: stream === true }
  }
  return { endpoint: undefined, model: undefined, stream: false }
}

function splitTarget(target: string): readonly [path: string, query: string] {
  const at = target.indexOf('?')
  return at < 0 ? [target, ''] : [target.slice(0, at), target.slice(at)]
}

/** The path as the upstream may read it; undefined where it climbs, is not plain ASCII, or names another host. */
function decodePath(path: string): string | undefined {
  if (!/^\/[\x21-\x7e]{0,8191}$/.test(path) || /[\\#]|\/\//.test(path)) return undefined
  const once = decodeOnce(path)
  const twice = once === undefined ? undefined : decodeOnce(once)
  if (once === undefined || twice === undefined || /[\p{Cc}\s\\]/u.test(twice)) return undefined
  return twice.split('/').some((part) => part === '.' || part === '..' || /^\.\.?;/.test(part)) ? undefined : once
}

function decodeOnce(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    // A stray percent sign: not a path that a client library makes.
    return undefined
  }
}
