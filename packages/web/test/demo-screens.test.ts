import { CATEGORIES } from '@telltale/model'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { findTrace, openDemoStage, type Stage } from './kit/demo.ts'

const NAMES = ['Prompt', 'Guardrail', 'Retrieval', 'Tool', 'System', 'Usage', 'Egress', 'Response', 'Audit']

let stage: Stage

beforeAll(async () => {
  stage = await openDemoStage()
})
afterAll(() => stage?.close())
afterEach(() => expect(stage.screens.problems).toEqual([]))

test('Overview says how much came from whom, shows all nine logs, and chooses a time that fits', async () => {
  const page = await stage.screens.open('/')
  await page.getByText(/events came from two apps\. Both have a blind spot\./).waitFor()
  await page.getByRole('button', { name: 'Last 15 minutes all there is' }).waitFor()
  const logs = page.getByRole('region', { name: 'The nine logs' }).getByRole('listitem')
  await expect.poll(() => logs.count()).toBe(9)
  const words = await logs.allTextContents()
  expect(words.map((text) => NAMES.find((name) => text.startsWith(name)))).toEqual(NAMES)
  expect(words.filter((text) => text.includes('none'))).toEqual([])
})

test('Explore shows rows for each of the nine logs', async () => {
  const page = await stage.screens.open('/explore')
  for (const category of CATEGORIES) {
    const name = category.slice(3)
    await ask(page, `log is ${name}`)
    await expect.poll(() => new URL(page.url()).searchParams.get('query')).toContain(category.slice(3))
    await page.getByRole('row').nth(1).waitFor()
    const logs = await page.getByRole('table', { name: 'Events' }).locator('tbody td:nth-child(2)').allTextContents()
    const shown = new Set(logs.filter((text) => text !== '').map((text) => text.trim().toLowerCase().replace(' ', '_')))
    await expect.poll(() => [...shown]).toEqual([name])
  }
})

test('Telemetry names user.id as missing for the batch and the log that never came', async () => {
  const page = await stage.screens.open('/telemetry')
  await page.getByRole('button', { name: /^harbour-batch, Prompt: .*1 field missing/ }).click()
  const pane = page.getByRole('complementary', { name: 'harbour-batch, Prompt' })
  const row = pane.getByRole('listitem').filter({ has: page.getByText('user.id', { exact: true }) })
  await row.getByText('100%').waitFor()
  await pane.getByText("span.setAttribute('user.id', user.id)").waitFor()

  await page.getByRole('button', { name: 'harbour-batch, Audit: never sent' }).click()
  await page
    .getByRole('complementary', { name: 'harbour-batch, Audit' })
    .getByText(/Not one event of this log ever came from this app/)
    .waitFor()
  await page.getByRole('heading', { name: 'How to send this log' }).waitFor()
})

test('Stories lists who asked what, with which tools and how it came out; a press opens the trace', async () => {
  const page = await stage.screens.open('/traces')
  const row = page.getByRole('listitem').filter({ hasText: 'Read my mail and summarise it for me, please.' })
  await expect.poll(() => row.textContent()).toMatch(/ada, harbour-desk, \d+ events/)
  expect(await row.textContent()).toContain('read_mail, query_database')
  expect(await row.textContent()).toContain('Here is what I found')
  await page.getByText('desk-guard stepped in').first().waitFor()
  await row.getByRole('link').click()
  await page.getByRole('region', { name: 'What happened' }).getByText('Read my mail').first().waitFor()
})

test('the trace of the planted mail shows prompt, model, tools, what left and the answer, in order', async () => {
  const page = await stage.screens.open(`/traces/${await findTrace(stage.server, 'planted-mail')}?view=spans`)
  const column = (name: string) => page.getByRole('region', { name, exact: true }).getByRole('article')
  await column('User prompt').first().waitFor()
  const heads = await page.locator('main section h2').allTextContents()
  expect(heads.map((text) => text.replace(/\d.*/, ''))).toEqual([
    'User prompt',
    'Model',
    'Retrieval',
    'Tool',
    'Database, egress',
    'Response',
  ])
  const answer = page.getByRole('region', { name: 'What happened' })
  expect(await answer.textContent()).toContain('Called')
  expect(await answer.textContent()).toContain('relay.harbour.example')
  expect(await column('User prompt').first().textContent()).toContain('Read my mail and summarise it for me')
  expect(await column('Model').first().textContent()).toContain('Asks for read_mail')
  const tools = await column('Tool').allTextContents()
  const order = ['read_mail', 'query_database', 'send_mail', 'send_money']
  expect(tools.map((text) => order.find((name) => text.startsWith(name)))).toEqual(order)
  expect(tools[0]).toContain('Note to the AI assistant')
  expect(tools[3]).toContain('DE89370400440532013000')
  const outside = (await column('Database, egress').allTextContents()).join('\n')
  expect(outside).toContain('SELECT * FROM customers')
  expect(outside).toContain('relay.harbour.example')
  expect(await column('Response').first().textContent()).toContain('To ada')

  await column('Tool').nth(3).getByRole('button').click()
  await page.getByRole('tab', { name: 'Raw' }).click()
  await page.getByRole('region', { name: 'Picked' }).getByText('execute_tool send_money').first().waitFor()
})

test('a guard that stopped the answer is named in the trace', async () => {
  const page = await stage.screens.open(`/traces/${await findTrace(stage.server, 'forbidden-question')}?view=spans`)
  const answer = page.getByRole('region', { name: 'What happened' })
  await answer.getByText('stepped in').waitFor()
})

async function ask(page: Page, query: string): Promise<void> {
  const bar = page.getByRole('combobox', { name: 'Query' })
  await bar.fill(query)
  await page.keyboard.press('Control+Enter')
}
