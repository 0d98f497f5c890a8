import { describe, expect, test } from 'vitest'
import { wrapClient } from '../../src/wrap/wrap-client.ts'
import { createFakeWatch } from '../fake-watch.ts'
import { walkBoth } from './compare-clients.ts'
import { findLibrary, loadLibrary } from './optional-library.ts'
import { differences } from './walk.ts'

type Made = new (options: object) => object

interface Other {
  readonly library: string
  readonly type: string
  readonly settings: (url: string) => object
  readonly asking: number
}

const once = { strategy: 'none' }

/** Clients that are wrapped by their shape and are no dependencies of these tests. */
const OTHERS: readonly Other[] = [
  {
    library: '@mistralai/mistralai',
    type: 'Mistral',
    settings: (serverURL) => ({ apiKey: 'k', serverURL, retryConfig: once }),
    asking: 9,
  },
  {
    library: 'cohere-ai',
    type: 'CohereClientV2',
    settings: (environment) => ({ token: 'k', environment, maxRetries: 0 }),
    asking: 20,
  },
  {
    library: 'cohere-ai',
    type: 'CohereClient',
    settings: (environment) => ({ token: 'k', environment, maxRetries: 0 }),
    asking: 20,
  },
  { library: 'ollama', type: 'Ollama', settings: (host) => ({ host }), asking: 10 },
]

describe.each(OTHERS)('$type of $library', ({ library, type, settings, asking }) => {
  const found = findLibrary(library)
  const open = async () => {
    const Client = (await loadLibrary(found))[type] as Made
    return (url: string): object => new Client(settings(url))
  }

  test.skipIf(found.folder === undefined)(`looks the same wrapped${found.why}`, async () => {
    const raw = (await open())('http://127.0.0.1:1')
    const wrapped = wrapClient(raw, createFakeWatch()) ?? raw
    expect(wrapped).not.toBe(raw)
    expect(differences(raw, wrapped)).toEqual([])
  })

  test.skipIf(found.folder === undefined)(
    `asks and gives the same wrapped, by every method${found.why}`,
    { timeout: 240_000 },
    async () => {
      const { different, asking: asked } = await walkBoth({ name: type, make: await open(), asking })
      expect(different).toEqual([])
      expect(asked).toBeGreaterThanOrEqual(asking)
    },
  )
})
