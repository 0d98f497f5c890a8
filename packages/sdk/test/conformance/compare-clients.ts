import { wrapClient } from '../../src/wrap/wrap-client.ts'
import { createFakeWatch } from '../fake-watch.ts'
import { type EchoServer, startEchoServer } from './echo-server.ts'
import { outcomeOf } from './outcome.ts'
import { at, type Found, findMethods } from './walk.ts'

/** A client whose every method is called, as it is and wrapped. */
export interface WalkedClient {
  readonly name: string
  readonly make: (url: string) => object
  readonly protocol?: Parameters<typeof startEchoServer>[0]
  /** What its methods ask for beside what all do. */
  readonly more?: object
  /** Methods that must ask the server, so that none is lost unseen. */
  readonly asking: number
}

/** A call that came to something else where the client is wrapped. */
export interface Different {
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

/** A method, its arguments, and what is done with what it gives. */
interface Given {
  readonly found: Found
  readonly args: () => readonly unknown[]
  readonly then?: (made: unknown) => unknown
}

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
function argumentsWith(more: object): readonly (() => readonly unknown[])[] {
  const body = (): object => ({ ...BODY, ...more })
  return [
    () => [],
    () => [body()],
    () => [{ ...body(), stream: true }],
    () => ['id_1'],
    () => ['id_1', body()],
    () => ['id_1', 'id_2', body()],
  ]
}

/** Methods that reach for something else than the server of the test, or that change the client itself. */
const SKIPPED =
  /^(?:logger\.|.*(?:apiClient|parentClient)\.|live\.|destroy$|.*Bidirectional.*|middlewareStack\.|config\.|.*\.music\.|authTokens|.*\bconnect$|.*[pP]oll$|.*waitFor|fetchWith|sleep$|.*toolRunner$|.*runTools$)/

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

/** Where the two faces of a client differ, over all its methods, and how many of these asked the server. */
export async function walkBoth(client: WalkedClient): Promise<{ different: readonly Different[]; asking: number }> {
  await using server = await startEchoServer(client.protocol)
  const raw = client.make(server.url)
  const faces = [raw, wrapClient(raw, createFakeWatch()) ?? raw] as const
  const different: Different[] = []
  const asking: Given[] = []
  for (const found of methodsOf(raw)) {
    for (const args of argumentsWith(client.more ?? {})) {
      different.push(...(await differing(server, faces, { found, args })))
      const [one] = await compare(server, [raw, raw], callOf(found, args))
      if (one !== undefined && one.asked.length > 0 && !one.outcome.startsWith('throws')) asking.push({ found, args })
    }
  }
  const once = asking.filter((given, place) => asking.findIndex(({ found }) => found === given.found) === place)
  different.push(...(await walkMoods(server, faces, once)))
  return { different, asking: once.length }
}

async function walkMoods(
  server: EchoServer,
  faces: readonly [object, object],
  once: readonly Given[],
): Promise<readonly Different[]> {
  const different: Different[] = []
  for (const mood of ['broken', 'busy once'] as const) {
    server.mood = mood
    for (const given of once) different.push(...(await differing(server, faces, given)))
  }
  server.mood = 'well'
  for (const given of once) {
    for (const then of [partOf('withResponse'), partOf('asResponse'), partOf('withRawResponse')]) {
      different.push(...(await differing(server, faces, { ...given, then })))
    }
    const args = (): readonly unknown[] => [...given.args(), { signal: AbortSignal.abort() }]
    different.push(...(await differing(server, faces, { ...given, args })))
  }
  return different
}

/** What a promise of a client gives by another of its methods; the promise where it has none. */
function partOf(name: string): (made: unknown) => unknown {
  return (made) => {
    const method: unknown = typeof made === 'object' && made !== null ? Reflect.get(made, name) : undefined
    return typeof method === 'function' ? Reflect.apply(method, made, []) : made
  }
}
