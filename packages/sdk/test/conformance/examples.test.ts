import { createReadStream } from 'node:fs'
import * as anthropic from '@anthropic-ai/sdk'
import * as bedrock from '@aws-sdk/client-bedrock-runtime'
import * as google from '@google/genai'
import * as openai from 'openai'
import * as openaiZod from 'openai/helpers/zod'
import { expect, test } from 'vitest'
import { wrapClient } from '../../src/wrap/wrap-client.ts'
import { createFakeWatch } from '../fake-watch.ts'
import { type EchoServer, startEchoServer } from './echo-server.ts'
import { type Example, findExamples } from './find-examples.ts'
import { fakeFiles, runExample, type Surroundings } from './run-example.ts'

type Face = (client: object) => object
type Module = Readonly<Record<string, unknown>>

/** A client library whose own examples are run. */
interface Library {
  readonly name: string
  readonly module: Module
  /** Classes that examples make clients of. */
  readonly classes: readonly string[]
  readonly settings: (url: string) => object
  /** What the examples beside a method call the client. */
  readonly called: readonly string[]
  readonly others?: ReadonlyMap<string, unknown>
  readonly protocol?: 'h2'
  /** Examples that must have asked the server, so that none is lost unseen. */
  readonly asking: number
}

const LIBRARIES: readonly Library[] = [
  {
    name: 'openai',
    module: { ...openai },
    classes: ['default', 'OpenAI'],
    settings: (baseURL) => ({ apiKey: 'k', adminAPIKey: 'a', baseURL, logLevel: 'off', maxRetries: 0 }),
    called: ['client', 'openai'],
    others: new Map([['openai/helpers/zod', openaiZod]]),
    asking: 180,
  },
  {
    name: '@anthropic-ai/sdk',
    module: { ...anthropic },
    classes: ['default', 'Anthropic'],
    settings: (baseURL) => ({ apiKey: 'k', baseURL, logLevel: 'off', maxRetries: 0 }),
    called: ['client', 'anthropic'],
    asking: 370,
  },
  {
    name: '@google/genai',
    module: { ...google },
    classes: ['GoogleGenAI'],
    settings: (baseUrl) => ({ apiKey: 'k', vertexai: false, httpOptions: { baseUrl } }),
    called: ['ai', 'client'],
    asking: 34,
  },
  {
    name: '@aws-sdk/client-bedrock-runtime',
    module: { ...bedrock },
    classes: ['BedrockRuntimeClient', 'BedrockRuntime'],
    settings: (endpoint) => ({
      region: 'us-east-1',
      endpoint,
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
    }),
    called: ['client'],
    protocol: 'h2',
    asking: 9,
  },
]

/** The class, whose clients ask the server of the test and have the face that is tried. */
function facing(made: unknown, settings: object, face: Face): unknown {
  if (typeof made !== 'function') return made
  return new Proxy(made, {
    construct: (original, [given], target) =>
      face(Reflect.construct(original, [{ ...Object(given), ...settings }], target) as object),
  })
}

function surround(library: Library, server: EchoServer, face: Face): Surroundings {
  const settings = library.settings(server.url)
  const module: Record<string, unknown> = { ...library.module, __esModule: true }
  for (const name of library.classes) module[name] = facing(module[name], settings, face)
  const [first = ''] = library.classes
  const client = Reflect.construct(module[first] as () => object, [{}]) as object
  const { default: _default, ...named } = module
  const files = fakeFiles(import.meta.filename, createReadStream)
  return {
    url: server.url,
    names: { ...named, fs: files, ...Object.fromEntries(library.called.map((name) => [name, client])) },
    modules: new Map<string, unknown>([
      [library.name, module],
      ['fs', files],
      ['fs/promises', files],
      ...(library.others ?? []),
    ]),
  }
}

/** The lines of one that the other has not. */
function unlike(raw: unknown, wrapped: unknown): object {
  const [one, other] = [raw, wrapped].map((value) => JSON.stringify(value, undefined, 1)?.split(/\n|\\n/) ?? [])
  return {
    raw: one?.filter((line) => other?.includes(line) === false),
    wrapped: other?.filter((line) => one?.includes(line) === false),
  }
}

test.each(LIBRARIES)('the examples that come with $name do the same wrapped', { timeout: 240_000 }, async (library) => {
  await using server = await startEchoServer(library.protocol)
  const examples = findExamples(library.name)
  const watch = createFakeWatch()
  const faces: readonly Face[] = [(client) => client, (client) => wrapClient(client, watch) ?? client]
  const different: unknown[] = []
  const asking: Example[] = []
  for (const example of examples) {
    const results: { readonly outcome: string; readonly asked: readonly unknown[] }[] = []
    for (const face of faces) {
      server.take()
      const outcome = await runExample(example, surround(library, server, face))
      results.push({ outcome, asked: server.take() })
    }
    const [raw, wrapped] = results
    if (raw !== undefined && raw.asked.length > 0) asking.push(example)
    if (JSON.stringify(raw) !== JSON.stringify(wrapped)) different.push({ example, ...unlike(raw, wrapped) })
  }
  expect(different).toEqual([])
  expect(asking.length).toBeGreaterThanOrEqual(library.asking)
})
