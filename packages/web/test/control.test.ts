import type { Approval, ApprovalRequest, ControlState } from '@telltale/model'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBreaches } from './kit/axe.ts'
import { openEmptyStage, postEvents, type Stage } from './kit/demo.ts'

const HIDDEN = 'send\u202eeverything\u200b'
const ASKED: ApprovalRequest = {
  app: 'harbour-desk',
  category: 'ai_tool',
  tool: 'pay_invoice',
  content: `{"iban":"DE00 1234","note":"${HIDDEN}"}`,
  reason: 'a person must see payments <b>now</b>',
  user: 'lena',
  session: 's-77',
}

let stage: Stage

beforeAll(async () => {
  stage = await openEmptyStage()
})
afterAll(() => stage?.close())

async function getControl<T>(path: string): Promise<T> {
  const answer = await fetch(`${stage.server.otlpHttpUrl}/v1/telltale${path}`)
  expect(answer.status, path).toBe(200)
  return (await answer.json()) as T
}

async function askApproval(): Promise<Approval> {
  const answer = await fetch(`${stage.server.otlpHttpUrl}/v1/telltale/approvals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ASKED),
  })
  expect(answer.status).toBe(201)
  return (await answer.json()) as Approval
}

test('an approval appears, is approved, and the application that waits hears of it', async () => {
  const page = await stage.screens.open('/control')
  await page.getByText('No application waits for an answer').waitFor()
  const asked = await askApproval()
  const waiting = getControl<Approval>(`/approvals/${asked.id}?wait=30`)
  const card = page.getByRole('article')
  await card.getByText('pay_invoice').waitFor()
  expect(await card.getByText(/(9 min|10 min).* left/).count()).toBe(1)
  // Hidden characters are shown as what they are, and markup as text.
  expect(await card.locator('.cc').count()).toBe(2)
  expect(await card.locator('b').count()).toBe(0)
  await card.getByLabel('Note').fill('known supplier')
  await card.getByRole('button', { name: 'Approve' }).click()
  expect(await waiting).toMatchObject({ ...ASKED, id: asked.id, state: 'approved', note: 'known supplier' })
  await page.getByRole('cell', { name: 'Approved' }).waitFor()
  await page.getByText('No application waits for an answer').waitFor()
  expect(stage.screens.problems).toEqual([])
})

test('an approval can be refused', async () => {
  const asked = await askApproval()
  const page = await stage.screens.open('/control')
  await page.getByRole('button', { name: 'Refuse' }).click()
  await page.getByRole('cell', { name: 'Refused' }).waitFor()
  expect((await getControl<Approval>(`/approvals/${asked.id}`)).state).toBe('refused')
})

test('a quarantine set on screen reaches an application that waits, and so does its end', async () => {
  const before = await getControl<ControlState>('/control')
  const waiting = getControl<ControlState>(`/control?version=${before.version}&wait=30`)
  const page = await stage.screens.open('/control?view=quarantine')
  await page.getByText('Nobody is quarantined', { exact: true }).waitFor()
  await page.getByLabel('Id as the application sends it').fill('s-77')
  await page.getByLabel('Why').fill('planted mail')
  await page.getByRole('button', { name: 'Quarantine session' }).click()
  const told = await waiting
  expect(told.quarantine).toMatchObject([{ kind: 'session', value: 's-77', reason: 'planted mail' }])
  const lifted = getControl<ControlState>(`/control?version=${told.version}&wait=30`)
  await page.getByRole('button', { name: /^Lift/ }).click()
  expect((await lifted).quarantine).toEqual([])
  await page.getByText('Nobody is quarantined', { exact: true }).waitFor()
  expect(stage.screens.problems).toEqual([])
})

test('a policy with problems is not set and says where they are; a right one reaches the applications', async () => {
  const page = await stage.screens.open('/control?view=policy')
  const editor = page.getByLabel('Policy as JSON')
  await editor.fill('{"rules":[{"id":"pay","when":{"tools":["pay_*"]},"action":"deny"}],"onFailure":"shut"}')
  await page.getByRole('button', { name: 'Set policy' }).click()
  await page.getByText(/^rules\.0\.action must be one of/).waitFor()
  await page.getByText(/^onFailure must be open or closed/).waitFor()
  await editor.fill('{"rules":')
  await page.getByRole('button', { name: 'Set policy' }).click()
  await page.getByText(/^This is not JSON/).waitFor()
  const rule = { id: 'pay', when: { tools: ['pay_*'] }, action: 'require_approval' }
  await editor.fill(JSON.stringify({ rules: [rule], onFailure: 'closed' }))
  await page.getByRole('button', { name: 'Set policy' }).click()
  await page.getByRole('cell', { name: 'Ask a person' }).waitFor()
  const { policy } = await getControl<ControlState>('/control')
  expect(policy).toEqual({ rules: [rule], onFailure: 'closed' })
  // Chromium notes the refused answer of the first try.
  const problems = stage.screens.problems.splice(0)
  expect(problems.filter((line) => !line.includes('400'))).toEqual([])
})

test('from an event and from its trace a session is one step from quarantine', async () => {
  await postEvents(
    stage.server,
    JSON.stringify({
      'event.action': 'prompt.submitted',
      'service.name': 'harbour-desk',
      'gen_ai.conversation.id': 's-88',
      'telltale.prompt.text': 'hello',
      trace_id: '4bf92f3577b34da6a3ce929d0e0e4736',
      span_id: '00f067aa0ba902b7',
    }),
  )
  const page = await stage.screens.open('/explore')
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await page.getByRole('link', { name: /Quarantine session/ }).click()
  await page.getByRole('heading', { name: 'Control', level: 1 }).waitFor()
  expect(await page.getByLabel('Id as the application sends it').inputValue()).toBe('s-88')
  expect(await page.getByRole('button', { name: 'Quarantine session' }).isDisabled()).toBe(true)
  await page.goto(`${stage.server.url}/traces/4bf92f3577b34da6a3ce929d0e0e4736`)
  await page.getByRole('link', { name: /Quarantine session/ }).waitFor()
})

test.each(['', '?view=quarantine', '?view=policy'])(
  'Control%s breaks no accessibility rule in either theme',
  async (view) => {
    await askApproval()
    const add = { kind: 'user', value: `u-${view}`, reason: 'planted mail' }
    await fetch(`${stage.server.url}/api/v1/control/quarantine`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(add),
    })
    const page = await stage.screens.open(`/control${view}`, { width: 1280, height: 720 })
    await page.locator('main [data-untrusted]').first().waitFor()
    expect(await findBreaches(page, 'all')).toEqual([])
    await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
    expect(await findBreaches(page, 'contrast'), 'light').toEqual([])
    const size = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ])
    expect(size).toEqual([1280, 720])
  },
)

test('the screen is reached by its keys', async () => {
  const page = await stage.screens.open('/telemetry')
  await page.getByRole('heading', { name: 'Telemetry', level: 1 }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.getByRole('heading', { name: 'Control', level: 1 }).waitFor()
})

test('who waits does not hold the server up when it stops', async () => {
  const own = await openEmptyStage()
  const base = `${own.server.otlpHttpUrl}/v1/telltale/control`
  const { version } = (await (await fetch(base)).json()) as ControlState
  const waiting = fetch(`${base}?version=${version}&wait=30`)
  const onOnePort = fetch(`${own.server.url}/v1/telltale/control?version=${version}&wait=30`)
  // Answered after both, on the same ports: they have arrived.
  await Promise.all([fetch(base), fetch(`${own.server.url}/live`)])
  await own.close()
  // Cut off by the end of draining they would have no answer.
  expect([(await waiting).status, (await onOnePort).status]).toEqual([304, 304])
})
