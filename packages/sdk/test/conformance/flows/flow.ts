import { wrapClient } from '../../../src/wrap/wrap-client.ts'
import type { Asked } from '../asked.ts'
import { outcomeOf, plain } from '../outcome.ts'
import type { Script, ScriptServer } from '../script-server.ts'

/** Writes down what happened, for the two faces of a client to be compared by. */
export interface Notes {
  /** A value, as it is now. */
  note(what: string, value?: unknown): void
  /** What a call gives, or how it fails; streams and pages are read. */
  step(what: string, call: () => unknown): Promise<void>
  /** A signal that aborts as soon as the provider has been asked so often. */
  abortAt(requests: number): AbortSignal
  /** Each event of an emitter, with all that it was given. */
  listen(emitter: object, events: readonly string[]): void
}

/** What an application does with its client while the provider follows a script. */
export interface Flow<Client> {
  readonly name: string
  readonly script: Script
  /** Calls of a model that must be recorded, at least; one unless said. */
  readonly calls?: number
  readonly run: (client: Client, notes: Notes) => Promise<void>
}

/** All that a host and a provider can see of a flow. */
export interface Course {
  readonly notes: readonly string[]
  readonly asked: readonly Asked[]
}

/** Runs a flow from beginning to end. */
export async function courseOf<Client>(flow: Flow<Client>, server: ScriptServer, client: Client): Promise<Course> {
  const notes: string[] = []
  const note = (what: string, value?: unknown): void => void notes.push(`${what}: ${plain(value)}`)
  server.follow(flow.script)
  await flow.run(client, {
    note,
    step: async (what, call) => void notes.push(`${what}: ${await outcomeOf(call)}`),
    abortAt: (requests) => {
      const controller = new AbortController()
      void server.arrived(requests).then(() => controller.abort())
      return controller.signal
    },
    listen: (emitter, events) => {
      const on = Reflect.get(emitter, 'on') as (name: string, listener: (...given: readonly unknown[]) => void) => void
      for (const name of events) {
        Reflect.apply(on, emitter, [name, (...given: readonly unknown[]) => note(`on ${name}`, given)])
      }
    },
  })
  return { notes, asked: server.asked }
}

/** The courses of a flow by the client as it is, and wrapped with each of the watches. */
export async function coursesOf<Client extends object>(
  flow: Flow<Client>,
  server: ScriptServer,
  { make, watches }: { readonly make: () => Client; readonly watches: readonly Parameters<typeof wrapClient>[1][] },
): Promise<readonly Course[]> {
  const courses = [await courseOf(flow, server, make())]
  for (const watch of watches) courses.push(await courseOf(flow, server, wrapClient(make(), watch) ?? make()))
  return courses
}

/** All items of all pages. */
export async function allOf(pages: AsyncIterable<unknown>): Promise<readonly unknown[]> {
  const found: unknown[] = []
  for await (const item of pages) found.push(item)
  return found
}
