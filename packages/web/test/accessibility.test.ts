import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findBreaches } from './kit/axe.ts'
import { findTrace, openDemoStage, openEmptyStage, type Stage } from './kit/demo.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openDemoStage()
})
afterAll(() => stage?.close())

const SCREENS: readonly (readonly [name: string, path: string, ready: string])[] = [
  ['Overview', '/', 'The nine logs'],
  ['Explore', '/explore', 'Received'],
  ['Stories', '/traces', 'Outcome'],
  ['Story', '/traces/', 'Words come from'],
  ['Spans', '/traces/', 'Words come from'],
  ['Alerts', '/alerts', 'First, last'],
  ['Rules', '/rules', 'Last fired'],
  ['A rule', '/rules/87fd8b3c-e45e-4071-8f8a-cfa16e4a26fb', 'paraphrased without any usual phrase'],
  ['Coverage', '/coverage', 'can show have a tested rule'],
  ['Telemetry', '/telemetry?app=harbour-batch&log=ai_prompt', 'Fields an investigator needs'],
  ['Quarantine', '/telemetry?view=quarantined', 'Nothing is quarantined'],
]

test.each(SCREENS)('%s breaks no accessibility rule in either theme', async (name, path, ready) => {
  const whole = await addressOf(name, path)
  const page = await stage.screens.open(whole)
  await page.getByText(ready).first().waitFor()
  await page.locator('main [data-untrusted], main p').first().waitFor()
  await expectNoBreach(page)
  expect(stage.screens.problems).toEqual([])
})

test('an open event breaks no accessibility rule in either theme', async () => {
  const page = await stage.screens.open('/explore?query=log+is+tool')
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await page.getByRole('complementary', { name: 'Event' }).locator('[data-untrusted]').first().waitFor()
  await expectNoBreach(page)
})

test('the first-run page breaks no accessibility rule in either theme', async () => {
  const empty = await openEmptyStage()
  try {
    const page = await empty.screens.open('/')
    await page.getByText('Point the exporter here').waitFor()
    await expectNoBreach(page)
  } finally {
    await empty.close()
  }
})

async function addressOf(name: string, path: string): Promise<string> {
  if (path !== '/traces/') return path
  return `${path}${await findTrace(stage.server, 'planted-mail')}${name === 'Spans' ? '?view=spans' : ''}`
}

// The themes differ in their colours alone.
async function expectNoBreach(page: Page): Promise<void> {
  expect(await findBreaches(page, 'all')).toEqual([])
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
  expect(await findBreaches(page, 'contrast'), 'light').toEqual([])
}

test('every screen, a row, its pane, the keys and the palette are reached without a mouse', async () => {
  const page = await stage.screens.open('/')
  await page.getByText('The nine logs').waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to the content')
  for (const [key, title] of [
    ['s', 'Stories'],
    ['t', 'Telemetry'],
    ['e', 'Explore'],
  ]) {
    await page.keyboard.press('g')
    await page.keyboard.press(key ?? '')
    await page.getByRole('heading', { name: title ?? '', level: 1 }).waitFor()
  }
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  await page.getByRole('complementary', { name: 'Event' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('Next row').first().waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Telem')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Telemetry', level: 1 }).waitFor()
  const cell = page.locator('[data-cell="0.0"]')
  await cell.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('0.1')
  await page.keyboard.press('Enter')
  await page.getByRole('complementary', { name: /Guardrail/ }).waitFor()
  expect(stage.screens.problems).toEqual([])
})

test('at 1280 × 720 no screen scrolls sideways', async () => {
  const page = await stage.screens.open('/', { width: 1280, height: 720 })
  for (const [name, path] of SCREENS) {
    await page.goto(`${stage.server.url}${await addressOf(name, path)}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    const size = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.scrollHeight,
    ])
    expect([name, ...size]).toEqual([name, 1280, 720])
  }
})
