import Anthropic from '@anthropic-ai/sdk'
import { GoogleGenAI } from '@google/genai'
import OpenAI from 'openai'
import { expect, test } from 'vitest'
import { wrapClient } from '../../src/wrap/wrap-client.ts'
import { createFakeWatch } from '../fake-watch.ts'
import { type EchoServer, startEchoServer } from './echo-server.ts'
import { outcomeOf } from './outcome.ts'
import { at, differences, type Found, findMethods } from './walk.ts'

type Make = (url: string) => object

const CLIENTS: readonly (readonly [name: string, make: Make])[] = [
  [
    'openai',
    (url) =>
      new OpenAI({
        apiKey: 'k',
        adminAPIKey: 'a',
        webhookSecret: 'whsec_eA==',
        baseURL: url,
        maxRetries: 1,
        logLevel: 'off',
      }),
  ],
  ['anthropic', (url) => new Anthropic({ apiKey: 'k', baseURL: url, maxRetries: 1, logLevel: 'off' })],
  ['google', (url) => new GoogleGenAI({ apiKey: 'k', httpOptions: { baseUrl: url } })],
]

/** Enough of everything that any method asks for. */
const BODY = {
  model: 'm',
  max_tokens: 9,
  messages: [{ role: 'user', content: 'Hi' }],
  input: 'Hi',
  prompt: 'Hi',
  contents: 'Hi',
  name: 'n',
  thread_id: 'thread_1',
  run_id: 'run_1',
  file: new File(['words'], 'a.txt'),
  purpose: 'user_data',
}

/** Arguments that methods are called with, whatever they take: bodies, one id, two ids. */
const ARGUMENTS: readonly (() => readonly unknown[])[] = [
  () => [],
  () => [{ ...BODY }],
  () => [{ ...BODY, stream: true }],
  () => ['id_1'],
  () => ['id_1', { ...BODY }],
  () => ['id_1', 'id_2', { ...BODY }],
]

/** Methods that reach for something else than the server of the test, or that change the client itself. */
const SKIPPED =
  /^(?:logger\.|.*(?:apiClient|parentClient)\.|live\.|.*\.music\.|authTokens|.*\bconnect$|.*[pP]oll$|.*waitFor|fetchWith|sleep$|.*toolRunner$|.*runTools$)/

async function compare(server: EchoServer, faces: readonly [object, object], call: (client: object) => unknown) {
  const results: { readonly outcome: string; readonly asked: readonly unknown[] }[] = []
  for (const face of faces) {
    server.take()
    const outcome = await outcomeOf(() => call(face))
    results.push({ outcome, asked: server.take() })
  }
  return results
}

function callOf({ path, name }: Found, given: () => readonly unknown[]): (client: object) => unknown {
  return (client) => {
    const owner = at(client, path)
    return Reflect.apply(Reflect.get(owner, name), owner, given())
  }
}

function methodsOf(client: object): readonly Found[] {
  return findMethods(client).filter(({ path, name }) => !SKIPPED.test([...path, name].join('.')))
}

test.each(CLIENTS)(
  'the client of %s looks the same wrapped: members, classes, keys, printed and as JSON',
  (_name, make) => {
    const raw = make('http://127.0.0.1:1')
    const wrapped = wrapClient(raw, createFakeWatch()) ?? raw
    expect(wrapped).not.toBe(raw)
    expect(differences(raw, wrapped)).toEqual([])
  },
)

/** Methods that ask the server, with the arguments that they took, and how often at least: so that none is lost unseen. */
const MOST_ASKING = new Map([
  ['openai', 230],
  ['anthropic', 320],
  ['google', 80],
])

interface Different {
  readonly method: string
  readonly raw: unknown
  readonly wrapped: unknown
}

async function differing(
  server: EchoServer,
  faces: readonly [object, object],
  given: Given,
): Promise<readonly Different[]> {
  const { found, args, then = (made) => made } = given
  const call = callOf(found, args)
  const [raw, wrapped] = await compare(server, faces, (client) => then(call(client)))
  const method = [...found.path, found.name].join('.')
  return JSON.stringify(raw) === JSON.stringify(wrapped) ? [] : [{ method, raw, wrapped }]
}

interface Given {
  readonly found: Found
  readonly args: () => readonly unknown[]
  readonly then?: (made: unknown) => unknown
}

test.each(CLIENTS)(
  'every method of the client of %s asks and gives the same wrapped',
  { timeout: 240_000 },
  async (name, make) => {
    await using server = await startEchoServer()
    const raw = make(server.url)
    const faces = [raw, wrapClient(raw, createFakeWatch()) ?? raw] as const
    const different: Different[] = []
    const asking: Given[] = []
    for (const found of methodsOf(raw)) {
      for (const args of ARGUMENTS) {
        different.push(...(await differing(server, faces, { found, args })))
        const [one] = await compare(server, [raw, raw], callOf(found, args))
        if (one !== undefined && one.asked.length > 0 && !one.outcome.startsWith('throws')) asking.push({ found, args })
      }
    }
    expect(different).toEqual([])
    const methods = new Set(asking.map(({ found }) => [...found.path, found.name].join('.')))
    expect(methods.size).toBeGreaterThanOrEqual(MOST_ASKING.get(name) ?? 0)
    const once = asking.filter((given, place) => asking.findIndex(({ found }) => found === given.found) === place)
    for (const mood of ['broken', 'busy once'] as const) {
      server.mood = mood
      for (const given of once) different.push(...(await differing(server, faces, given)))
    }
    server.mood = 'well'
    for (const given of once) {
      for (const then of [partOf('withResponse'), partOf('asResponse')]) {
        different.push(...(await differing(server, faces, { ...given, then })))
      }
      const args = (): readonly unknown[] => [...given.args(), { signal: AbortSignal.abort() }]
      different.push(...(await differing(server, faces, { ...given, args })))
    }
    expect(different).toEqual([])
  },
)

/** What a promise of a client gives by another of its methods; the promise where it has none. */
function partOf(name: string): (made: unknown) => unknown {
  return (made) => {
    const method: unknown = typeof made === 'object' && made !== null ? Reflect.get(made, name) : undefined
    return typeof method === 'function' ? Reflect.apply(method, made, []) : made
  }
}
