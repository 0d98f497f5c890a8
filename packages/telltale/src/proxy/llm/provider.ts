/** The families of providers whose calls the proxy takes. */
export const PROVIDERS = ['openai', 'anthropic', 'gemini', 'bedrock'] as const
export type Provider = (typeof PROVIDERS)[number]

/** What differs between providers in how a call is authorised. */
export interface ProviderFacts {
  /** Where calls go when no setting names another place. */
  readonly url: string
  /** The setting that names another place. */
  readonly urlVariable: string
  /** The usual variables for the key, the first one that is set counts. */
  readonly keyVariables: readonly string[]
  /** The header in which the provider wants a key, as name and what stands before the key. */
  readonly keyHeader: readonly [name: string, before: string]
  /** The variable with which a client of the provider is pointed here, and the path below the proxy's address. */
  readonly client: readonly [variable: string, path: string]
}

/** What is known of each provider. */
export const PROVIDER_FACTS: Readonly<Record<Provider, ProviderFacts>> = {
  openai: {
    url: 'https://api.openai.com/v1',
    urlVariable: 'TELLTALE_PROXY_OPENAI_URL',
    keyVariables: ['OPENAI_API_KEY'],
    keyHeader: ['authorization', 'Bearer '],
    client: ['OPENAI_BASE_URL', '/openai/v1'],
  },
  anthropic: {
    url: 'https://api.anthropic.com',
    urlVariable: 'TELLTALE_PROXY_ANTHROPIC_URL',
    keyVariables: ['ANTHROPIC_API_KEY'],
    keyHeader: ['x-api-key', ''],
    client: ['ANTHROPIC_BASE_URL', '/anthropic'],
  },
  gemini: {
    url: 'https://generativelanguage.googleapis.com',
    urlVariable: 'TELLTALE_PROXY_GEMINI_URL',
    keyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    keyHeader: ['x-goog-api-key', ''],
    client: ['GOOGLE_GEMINI_BASE_URL', '/gemini'],
  },
  bedrock: {
    url: 'https://bedrock-runtime.us-east-1.amazonaws.com',
    urlVariable: 'TELLTALE_PROXY_BEDROCK_URL',
    keyVariables: ['AWS_BEARER_TOKEN_BEDROCK'],
    keyHeader: ['authorization', 'Bearer '],
    client: ['AWS_ENDPOINT_URL_BEDROCK_RUNTIME', '/bedrock'],
  },
}

/** The headers and query parameters in which clients send keys, whichever the provider. */
export const KEY_HEADERS = ['authorization', 'x-api-key', 'x-goog-api-key', 'api-key'] as const
export const KEY_PARAMETER = 'key'
