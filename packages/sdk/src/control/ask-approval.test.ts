import { expect, test } from 'vitest'
import { askApproval } from './ask-approval.ts'

const request = { category: 'ai_tool', tool: 'send_money', content: '{"amount":10}', reason: 'Payments.' } as const

async function ask(answers: readonly (() => Response)[], over: { readonly timeoutMs?: number } = {}) {
  const sent: { readonly method: string; readonly url: string; readonly body: unknown }[] = []
  const said = await askApproval(
    {
      endpoint: 'https://telltale.example',
      key: 'k',
      app: 'shop',
      ...over,
      fetch: async (url, init) => {
        sent.push({ method: init?.method ?? '', url: String(url), body: init?.body })
        const answer = answers[sent.length - 1]
        if (answer !== undefined) return answer()
        return new Promise<Response>((_, reject) => {
          init?.signal?.addEventListener('abort', () => reject(new Error('aborted')))
        })
      },
    },
    request,
  )
  return { said, sent }
}

const approval =
  (state: string, status = 200) =>
  () =>
    Response.json({ id: 'a/1', state }, { status })

test('asks, waits for the decision and says yes', async () => {
  const { said, sent } = await ask([approval('pending', 201), approval('approved')])
  expect(said).toBe(true)
  expect(sent.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://telltale.example/v1/telltale/approvals',
    'GET https://telltale.example/v1/telltale/approvals/a%2F1?wait=25',
  ])
  expect(JSON.parse(String(sent[0]?.body))).toEqual({ ...request, app: 'shop' })
})

test.each(['refused', 'expired', 'what'])('says no to %s', async (word) => {
  expect((await ask([approval('pending', 201), approval(word)])).said).toBe(false)
})

test('says no when the server does not take the question', async () => {
  const { said, sent } = await ask([() => new Response('', { status: 404 })])
  expect(said).toBe(false)
  expect(sent).toHaveLength(1)
})

test('says no when nobody decides in time', async () => {
  expect((await ask([approval('pending', 201)], { timeoutMs: 20 })).said).toBe(false)
})
