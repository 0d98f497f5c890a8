import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { openDemoStage, postEvents, type Stage } from './kit/demo.ts'

let stage: Stage

beforeAll(async () => {
  stage = await openDemoStage()
})
afterAll(() => stage?.close())
afterEach(() => expect(stage.screens.problems).toEqual([]))

test('a typed filter goes into the address and survives a reload', async () => {
  const page = await stage.screens.open('/explore')
  const bar = page.getByRole('combobox', { name: 'Query' })
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('tool is send_money')
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('query') ?? '').toContain('send_money')
  await page.getByText(/^\d+ events? in \d+ ms$/).waitFor()
  const rows = page.getByRole('table', { name: 'Events' }).locator('tbody tr:not([aria-hidden])')
  // What the tool did at its database belongs to it too, and its row names the table.
  const others = async (): Promise<readonly string[]> =>
    (await rows.allTextContents()).filter((text) => !/send_money|INTO payments/.test(text))
  await expect.poll(others).toEqual([])
  await page.reload()
  await expect.poll(() => bar.inputValue()).toContain('send_money')
  await rows.getByText('send_money').first().waitFor()
})

test('dragging over the histogram chooses that time', async () => {
  const page = await stage.screens.open('/explore')
  const chart = page.getByRole('img', { name: /Drag to select time/ })
  await chart.waitFor()
  const box = await chart.boundingBox()
  if (!box) throw new Error('the chart is not drawn')
  await page.mouse.move(box.x + box.width * 0.9, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width - 2, box.y + 20, { steps: 4 })
  await page.mouse.up()
  await expect.poll(() => [...new URL(page.url()).searchParams.keys()].sort()).toEqual(['from', 'to'])
  await page.getByRole('button', { name: /^\d\d:\d\d to \d\d:\d\d$/ }).waitFor()
  await page.getByRole('button', { name: /^\d\d:\d\d to \d\d:\d\d$/ }).click()
  await page.getByRole('button', { name: /As long as there is data/ }).click()
  await expect.poll(() => new URL(page.url()).search).toBe('')
})

test('J and Space open the event, and its record can be read as it came', async () => {
  const page = await stage.screens.open('/explore?query=gen_ai.tool.name+is+send_money')
  await page.getByRole('row').nth(1).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  const drawer = page.getByRole('complementary', { name: 'Event' })
  await drawer.waitFor()
  await drawer.getByRole('tab', { name: 'Raw span' }).click()
  await drawer.getByText('harbour-desk').first().waitFor()
  await expect.poll(() => drawer.textContent()).toContain('gen_ai.')
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'detached' })
})

test('the live tail shows an event that is posted while it runs', async () => {
  const page = await stage.screens.open('/explore?live=yes&query=service.name+is+tail-test')
  await page.getByText('Following new events').waitFor()
  const event = {
    'telltale.category': 'ai_prompt',
    'service.name': 'tail-test',
    'telltale.prompt.text': 'come and see',
  }
  const row = page.getByRole('row').filter({ hasText: 'come and see' }).first()
  // The stream may open a moment after the note: what is posted before belongs to the list, not to the tail.
  await expect
    .poll(
      async () => {
        await postEvents(stage.server, JSON.stringify(event))
        return row.isVisible()
      },
      { timeout: 15_000, interval: 500 },
    )
    .toBe(true)
})

test('when nothing matches, the condition that removed everything is named and can be dropped', async () => {
  const page = await stage.screens.open('/explore?query=log+is+tool+and+user.id+is+nobody-of-that-name')
  await page.getByText('No events match').waitFor()
  const notice = page.getByText(/removes all [\d,]+ that the rest leaves/)
  expect(await notice.textContent()).toContain('user.id is nobody-of-that-name')
  await page.getByRole('button', { name: 'Drop it' }).click()
  await page.getByRole('row').nth(1).waitFor()
  expect(new URL(page.url()).searchParams.get('query')).not.toContain('nobody')
})

test('a call that fails shows what failed and Try again, beside what still works', async () => {
  const page = await stage.screens.open('/telemetry')
  await page.route('**/api/v1/events?*', (route) => route.abort())
  await page.getByRole('link', { name: 'Explore' }).click()
  const panel = page.getByRole('alert').filter({ hasText: 'The events could not be read' })
  await panel.getByText('SERVER_UNREACHABLE').waitFor()
  await page.getByRole('region', { name: 'Fields' }).getByText('service.name').waitFor()
  await page.unroute('**/api/v1/events?*')
  await panel.getByRole('button', { name: 'Try again' }).click()
  await page.getByRole('row').nth(1).waitFor()
  // The aborted calls are errors on the console by the browser's own hand.
  const own = stage.screens.problems.splice(0).filter((problem) => !problem.includes('net::ERR_FAILED'))
  expect(own).toEqual([])
})
