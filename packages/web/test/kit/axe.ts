import axe from 'axe-core'
import type { Page } from 'playwright-core'

// `all` is what WCAG 2.2 A and AA ask for, and what axe holds to be good practice.
const RULES = {
  all: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
  contrast: { type: 'rule', values: ['color-contrast'] },
}

// WCAG 2.5.8 lets a target be small where another on the page does the same; which those are axe cannot know.
const READ = `(found) => found.violations.flatMap((rule) => rule.nodes
  .filter((node) => !(rule.id === 'target-size' && node.element.closest('[data-also-elsewhere]')))
  .map((node) => rule.id + ': ' + node.target.join(' ') + ': ' + node.failureSummary))`

/**
 * Breaches of accessibility rules on the page, each as `rule: place: why`.
 * axe runs in a world of its own, so that the page's Content-Security-Policy stays in force.
 */
export async function findBreaches(page: Page, rules: keyof typeof RULES): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { frameTree } = await session.send('Page.getFrameTree')
  const { executionContextId } = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'axe',
  })
  const run = (expression: string) =>
    session.send('Runtime.evaluate', {
      expression,
      contextId: executionContextId,
      awaitPromise: true,
      returnByValue: true,
    })
  await run(axe.source)
  const options = JSON.stringify({ runOnly: RULES[rules], elementRef: true })
  const told = await run(`axe.run(document, ${options}).then(${READ})`)
  await session.detach()
  if (told.exceptionDetails) throw new Error(told.exceptionDetails.text)
  return told.result.value
}
