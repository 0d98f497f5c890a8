import type { RulesJson } from '@telltale/model'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getJson } from '../../telltale/test/kit/server.ts'
import { waitUntilCaughtUp } from '../../telltale/test/kit/traffic.ts'
import { openEmptyStage, postEvents, type Stage } from './kit/demo.ts'

const ID = '1f0c7a52-3a5e-4d19-9a1f-6a0b7c2d9e41'
const TITLE = 'Money was paid back by someone unknown'

const WRONG = `title: ${TITLE}
id: ${ID}
status: experimental
author: lena
tags:
  - atlas.aml.t0053
logsource:
  product: telltale
  category: ai_tool
detection:
  refund:
    gen_ai.tool.name|startwith: issue_refund
  known:
    user.id: dana
  condition: refund and not knwon
level: high
`

const FIXTURES = `rule: ${ID}
common:
  gen_ai.tool.name: issue_refund
cases:
  - name: a stranger pays money back
    kind: attack
    events:
      - { category: ai_tool, action: tool.executed, user.id: mallory }
  - name: another tool of the same stranger
    kind: benign
    events:
      - { category: ai_tool, action: tool.executed, user.id: mallory, gen_ai.tool.name: read_refund }
  - name: the one who may
    kind: near_miss
    events:
      - { category: ai_tool, action: tool.executed, user.id: dana }
`

let stage: Stage

beforeAll(async () => {
  stage = await openEmptyStage()
})
afterAll(() => stage?.close())

async function refund(user: string): Promise<void> {
  const event = { 'event.action': 'tool.executed', 'service.name': 'harbour-shop', 'gen_ai.tool.name': 'issue_refund' }
  await postEvents(stage.server, JSON.stringify({ ...event, 'user.id': user }))
}

// As a paste over everything: the browser's own way to replace a selection writes styles, which the policy refuses.
async function write(page: Page, label: string, text: string): Promise<void> {
  const editor = page.getByRole('textbox', { name: label })
  await editor.click()
  await page.keyboard.press('Control+a')
  await editor.evaluate((element, words) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', words)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)
}

test('a rule is written, mended, tested and hunted with, and once it is on its alert appears by itself', async () => {
  await refund('stored-before')
  await waitUntilCaughtUp(stage.server)
  const page = await stage.screens.open('/rules')
  await page.getByRole('button', { name: /^New rule/ }).click()
  await page.getByRole('heading', { name: 'A payment tool was called with words from outside', level: 1 }).waitFor()
  await write(page, 'Rule as YAML', WRONG)
  await mend(page)
  await page
    .getByRole('group', { name: 'Parts of the rule' })
    .getByRole('button', { name: /^Fixtures/ })
    .click()
  await write(page, 'Fixtures as YAML', FIXTURES)
  await runTests(page)
  await hunt(page)
  await saveAndTurnOn(page)
  expect(stage.screens.problems).toEqual([])
  await seeAlert()
})

// Both problems are named at their lines, in the text and in the list under it; each way to mend one is used.
async function mend(page: Page): Promise<void> {
  const problems = page.getByRole('list', { name: 'Problems' }).getByRole('listitem')
  await problems.filter({ hasText: 'line 12' }).getByText('there is no modifier "startwith"').waitFor()
  await problems.filter({ hasText: 'line 15' }).getByText('there is no selection "knwon"').waitFor()
  const marked = page.locator('.cm-lintRange-error')
  await expect.poll(() => marked.allTextContents()).toEqual(['startwith', 'knwon'])
  expect(await page.locator('.cm-problem-error').count()).toBe(2)
  expect(await page.getByRole('button', { name: /^Save/ }).isDisabled()).toBe(true)
  await problems.getByRole('button', { name: 'Write startswith' }).click()
  await expect.poll(() => problems.count()).toBe(1)
  await problems.getByRole('button', { name: /^line 15/ }).click()
  await page.getByText('Line 15, column 29').waitFor()
  await page.keyboard.press('Shift+End')
  await page.keyboard.insertText('known')
  await problems.first().waitFor({ state: 'detached' })
  await expect.poll(() => marked.count()).toBe(0)
}

async function runTests(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Run tests/ }).click()
  const tests = page.getByRole('region', { name: 'Tests' })
  await tests.getByText('3 of 3 pass', { exact: true }).waitFor()
  for (const name of ['a stranger pays money back', 'another tool of the same stranger', 'the one who may']) {
    const row = tests.getByRole('listitem').filter({ hasText: name })
    expect(await row.getByRole('img', { name: 'passed' }).count(), name).toBe(1)
  }
}

async function hunt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Hunt', exact: true }).click()
  const found = page.getByRole('list', { name: 'Newest matches' }).getByRole('listitem')
  await found.getByText('issue_refund').waitFor()
  expect(await found.count()).toBe(1)
  await page.getByText(/^1 match in the last 30 days/).waitFor()
}

async function saveAndTurnOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Save/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Tests: 3 of 3 pass').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true)
  await dialog.getByLabel('Why').fill('refunds went missing')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('switch', { name: 'Rule is on', checked: false }).click()
  await dialog.getByText('Its tests pass').waitFor()
  await dialog.getByLabel('Why').fill('the tests hold')
  await dialog.getByRole('button', { name: 'Turn on' }).click()
  await page.getByRole('switch', { name: 'Rule is on', checked: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/rules/${ID}`)
}

async function seeAlert(): Promise<void> {
  const page = await stage.screens.open(`/alerts?rule=${ID}`)
  await page.getByText('No alert fits these conditions').waitFor()
  await refund('mallory')
  await page.getByRole('button', { name: /^Show it/ }).click()
  await page.getByRole('button', { name: `Open alert: High, ${TITLE}` }).click()
  const pane = page.getByRole('complementary', { name: 'Alert' })
  await pane.getByRole('region', { name: 'Facts' }).getByText('mallory').waitFor()
  expect(stage.screens.problems).toEqual([])
}

async function findRule(title: string): Promise<RulesJson['rules'][number]> {
  const { rules } = await getJson<RulesJson>(`${stage.server.url}/api/v1/rules`)
  const found = rules.find((rule) => rule.title === title)
  if (!found) throw new Error(`no rule is called ${title}`)
  return found
}

const PACKED = 'Somebody tells the model to drop its instructions'

test('a rule of the pack is found, shows its fixtures and its SQL, and is switched off with a reason', async () => {
  const page = await stage.screens.open('/rules')
  const words = page.getByLabel('Words to find in rules')
  await page.locator('[data-rule]').first().waitFor()
  await words.fill('drop its instructions')
  await words.press('Enter')
  await page.getByText(/^1 of \d+ rules$/).waitFor()
  await page.getByRole('button', { name: `Low: ${PACKED}` }).click()
  await page.getByRole('heading', { name: PACKED, level: 1 }).waitFor()
  const { tests } = await findRule(PACKED)
  const count = tests.attack + tests.benign + tests.near_miss
  await page.getByText(`${count} of ${count} pass`, { exact: true }).waitFor()
  const tabs = page.getByRole('group', { name: 'Parts of the rule' })
  await tabs.getByRole('button', { name: /^Fixtures/ }).click()
  await page
    .getByRole('textbox', { name: 'Fixtures as YAML' })
    .getByText('paraphrased without any usual phrase')
    .waitFor()
  await tabs.getByRole('button', { name: 'SQL' }).click()
  await page.getByText(/^SELECT .* FROM events /).waitFor()
  await switchOff(page)
  expect(stage.screens.problems).toEqual([])
})

async function switchOff(page: Page): Promise<void> {
  await page.getByRole('switch', { name: 'Rule is on', checked: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Why').fill('a drill of the week')
  await dialog.getByRole('button', { name: 'Turn off' }).click()
  await page.getByRole('switch', { name: 'Rule is on', checked: false }).waitFor()
  await page.getByRole('group', { name: 'Parts of the rule' }).getByRole('button', { name: 'About' }).click()
  await page.getByText('a drill of the week').waitFor()
  expect((await findRule(PACKED)).enabled).toBe(false)
  await page.goto(`${stage.server.url}/rules?state=off`)
  const row = page.getByRole('row').filter({ hasText: PACKED })
  await row.getByRole('cell', { name: 'Off', exact: true }).waitFor()
}
