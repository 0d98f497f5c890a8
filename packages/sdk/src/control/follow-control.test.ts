import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ControlState } from '@telltale/model'
import { afterEach, expect, test } from 'vitest'
import { followControl } from './follow-control.ts'

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

const entry = { id: 'q1', kind: 'user', value: 'u1', reason: 'r', createdMs: 1, createdBy: 'olga' } as const
const state: ControlState = { version: 'v1', policy: { rules: [], onFailure: 'open' }, quarantine: [entry] }

/** Follows scripted answers; ends with the last one. */
async function follow(answers: readonly (() => Response)[]) {
  const updates: ControlState[] = []
  const urls: string[] = []
  const pauses: number[] = []
  const problems: string[] = []
  let stop = (): void => undefined
  await new Promise<void>((done) => {
    const following = followControl({
      endpoint: 'https://telltale.example/',
      key: 'k',
      guard: { update: (next) => void updates.push(next) },
      fetch: async (url, init) => {
        urls.push(String(url))
        expect(init?.redirect).toBe('manual')
        expect(new Headers(init?.headers).get('authorization')).toBe('Bearer k')
        const answer = answers[urls.length - 1]
        if (answer !== undefined) return answer()
        done()
        return new Promise<Response>(() => undefined)
      },
      onProblems: (list) => void problems.push(...list.map(({ place }) => place)),
      pause: async (ms) => void pauses.push(ms),
      random: () => 1,
    })
    stop = () => following.stop()
  })
  stop()
  return { updates, urls, pauses, problems }
}

test('hands on what the server says, and asks again from that version on', async () => {
  const { updates, urls } = await follow([() => Response.json(state), () => new Response(null, { status: 304 })])
  expect(updates).toEqual([state])
  expect(urls[0]).toBe('https://telltale.example/v1/telltale/control?version=&wait=25')
  expect(urls[2]).toContain('version=v1')
})

test('comes back later each time the server cannot be reached, and at once when it can', async () => {
  const gone = () => {
    throw new Error('gone')
  }
  const { pauses, updates } = await follow([
    gone,
    () => new Response('', { status: 500 }),
    gone,
    () => Response.json(state),
  ])
  expect(pauses.slice(0, 3)).toEqual([1000, 2000, 4000])
  expect(pauses[3]).toBeLessThanOrEqual(500)
  expect(updates).toHaveLength(1)
})

test('asks a server that knows no control channel every five minutes', async () => {
  expect((await follow([() => new Response('', { status: 404 })])).pauses[0]).toBe(300_000)
})

test('takes no answer that is too long, none that redirects and none that is no answer', async () => {
  const { updates } = await follow([
    () => new Response(JSON.stringify({ ...state, pad: 'x'.repeat(256 * 1024) })),
    () => new Response(JSON.stringify(state), { status: 302, headers: { location: 'https://evil.example' } }),
    () => new Response('[]'),
    () => Response.json({ version: 'v1' }),
  ])
  expect(updates).toEqual([])
})

test('a policy that cannot be read changes nothing, but keeps nobody out of quarantine', async () => {
  const bad = { version: 'v2', policy: { rules: 1 }, quarantine: [entry, { kind: 'planet', value: 'x' }] }
  const { updates, problems } = await follow([() => Response.json(state), () => Response.json(bad)])
  expect(updates[1]).toEqual({ version: 'v2', policy: state.policy, quarantine: [entry] })
  expect(problems).toEqual(['policy.rules', 'quarantine[1]'])
})

test('a guard that fails ends nothing', async () => {
  let asked = 0
  await new Promise<void>((done) => {
    const following = followControl({
      endpoint: 'https://telltale.example',
      key: 'k',
      guard: {
        update: () => {
          throw new Error('host')
        },
      },
      fetch: async () => {
        asked += 1
        if (asked === 2) done()
        return Response.json({ ...state, version: `v${asked}` })
      },
      pause: async () => undefined,
    })
    closers.push(() => following.stop())
  })
  expect(asked).toBe(2)
})

test("without a fetch it follows over the runtime's own HTTP", async () => {
  const server = createServer((request, response) => {
    if (request.url?.includes('version=v1') === true) return
    response.end(JSON.stringify(state))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closers.push(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const update = await new Promise<ControlState>((done) => {
    const following = followControl({ endpoint: `http://127.0.0.1:${port}`, key: 'k', guard: { update: done } })
    closers.push(() => following.stop())
  })
  expect(update).toEqual(state)
})
