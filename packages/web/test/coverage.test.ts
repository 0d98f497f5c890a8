import { readFile } from 'node:fs/promises'
import type { CoverageJson } from '@telltale/model'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { getJson } from '../../telltale/test/kit/server.ts'
import { openEmptyStage, type Stage } from './kit/demo.ts'

let stage: Stage
let coverage: CoverageJson

beforeAll(async () => {
  stage = await openEmptyStage()
  coverage = await getJson<CoverageJson>(`${stage.server.url}/api/v1/coverage`)
})
afterAll(() => stage?.close())

const INJECTION = 'AML.T0051'

function findInjection(): CoverageJson['tactics'][number]['techniques'][number] {
  const found = coverage.tactics.flatMap(({ techniques }) => techniques).find(({ id }) => id === INJECTION)
  if (!found) throw new Error(`no tactic has ${INJECTION}`)
  return found
}

async function openCoverage(search = ''): Promise<Page> {
  const page = await stage.screens.open(`/coverage${search}`)
  await page.getByText('can show have a tested rule').waitFor()
  return page
}

test('the matrix has every tactic of ATLAS, and its headline counts tested rules alone', async () => {
  const page = await openCoverage()
  expect(coverage.tactics).toHaveLength(16)
  for (const { name, techniques } of coverage.tactics) {
    const column = page.getByRole('region', { name, exact: true })
    expect([name, await column.locator('[data-cell]').count()]).toEqual([name, techniques.length])
  }
  const { tested, untested, no_rule } = coverage.totals
  expect(tested).toBeGreaterThan(0)
  const visible = tested + untested + no_rule
  await page.getByText(`${tested} of ${visible}`, { exact: true }).waitFor()
  await page.getByText(`ATLAS ${coverage.atlas_release}`).waitFor()
  expect(stage.screens.problems).toEqual([])
})

test('a technique that is picked lists its rules and sub-techniques, and a rule is one step away', async () => {
  const page = await openCoverage()
  const technique = findInjection()
  await page
    .getByRole('button', { name: new RegExp(`^${technique.name}.*, ${INJECTION}, `) })
    .first()
    .click()
  const cell = page.getByRole('region', { name: 'Cell' })
  await cell.getByRole('heading', { name: technique.name }).waitFor()
  const rules = cell.getByRole('list', { name: 'Rules' }).getByRole('listitem')
  expect(await rules.count()).toBe(technique.rules.length)
  const subs = page.getByRole('list', { name: `Sub-techniques of ${technique.name}` }).getByRole('button')
  expect(await subs.count()).toBe(technique.subtechniques.length)
  // No event came, so that every log its rules read is missing, and the cell says so.
  await cell.getByText(/came in the last day, so what reads it stays silent/).waitFor()
  const first = technique.rules[0]?.title ?? ''
  await rules.first().getByRole('link', { name: first }).click()
  await page.getByRole('heading', { name: first, level: 1 }).waitFor()
  expect(stage.screens.problems).toEqual([])
})

test('the list shows the same as tables, and the legend narrows them', async () => {
  const page = await openCoverage()
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await page.getByRole('table', { name: coverage.tactics[0]?.name ?? '' }).waitFor()
  expect(await page.getByRole('table').count()).toBe(coverage.tactics.length + 2)
  await page
    .getByRole('button', { name: `Show ${INJECTION} ${findInjection().name}`, exact: true })
    .first()
    .click()
  const rules = page.getByRole('list', { name: 'Rules' }).getByRole('listitem')
  expect(await rules.count()).toBe(findInjection().rules.length)
  await page.getByRole('button', { name: /^No rule yet/ }).click()
  const llm = page.getByRole('button', { name: /^Show LLM\d+:2026 / })
  await expect.poll(() => llm.count()).toBe(coverage.owasp_llm.filter(({ state }) => state === 'no_rule').length)
  expect(new URL(page.url()).search).toContain('state=no_rule')
  expect(stage.screens.problems).toEqual([])
})

async function download(page: Page, name: string): Promise<readonly [file: string, text: string]> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')]
}

test('both exports download: a layer for the ATLAS Navigator, and a table', async () => {
  const page = await openCoverage()
  const [layerName, layer] = await download(page, 'Export layer')
  expect(layerName).toBe('telltale-atlas-layer.json')
  const { domain, techniques } = JSON.parse(layer)
  expect(domain).toBe('atlas-atlas')
  expect(techniques).toContainEqual(expect.objectContaining({ techniqueID: INJECTION }))
  const [tableName, table] = await download(page, 'CSV')
  expect(tableName).toBe('telltale-coverage.csv')
  const row = table.split('\r\n').find((line) => line.startsWith(`${INJECTION},`) || line.includes(`,${INJECTION},`))
  expect(row).toContain(findInjection().name)
  expect(row).toContain('tested')
  expect(stage.screens.problems).toEqual([])
})
