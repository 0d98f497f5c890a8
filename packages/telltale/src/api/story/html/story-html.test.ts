import { expect, test } from 'vitest'
import { hostileStory, longStory } from '../story-fake.ts'
import { storyHtml } from './story-html.ts'

const ELEMENTS = /<(?!\/|!doctype)([a-z0-9]+)([^>]*)>/g

test('what came in is text: no element and no attribute of its own', () => {
  const html = storyHtml(hostileStory({ trace_id: 'a"><script>alert(0)</script>' }))
  const elements = [...html.matchAll(ELEMENTS)]
  const names = new Set(elements.map(([, name]) => name))
  for (const name of ['script', 'img', 'a', 'i', 'iframe', 'object', 'link', 'base', 'form'])
    expect(names).not.toContain(name)
  for (const [, , attributes] of elements) expect(attributes).not.toMatch(/\s(?:on\w+|style|href|src)=/i)
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html.match(/<\/style>/g)).toHaveLength(1)
})

test('hidden characters are written out; letters of any script stay letters', () => {
  const html = storyHtml(hostileStory())
  expect(html).not.toMatch(/[\u202e\u200b]|\u{e0041}/u)
  expect(html).toContain('<span class="chip">\\u{202e}</span>')
  expect(html).toContain('καλημέρα 中文 🚢')
})

test('nothing may run or be fetched, and answers, chain, time, proof and gaps are told', () => {
  const html = storyHtml(hostileStory())
  expect(html).toMatch(
    /Content-Security-Policy" content="default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'/,
  )
  for (const words of [
    'Which prompt triggered',
    '<h2>Chain',
    '<h2>Time',
    '<h2>Proof',
    '<h2>Why',
    '412 characters, words not kept',
    'Gap: ',
  ])
    expect(html).toContain(words)
  expect(html.match(/<mark class="of-untrusted">/g)?.length).toBeGreaterThan(1)
})

test('a long story is cut, and says by how much', () => {
  const html = storyHtml(longStory(1_000))
  expect(html.length).toBeLessThan(500_000)
  expect(html).toContain('And 970 more flows: the data (JSON) has them.')
  expect(html).toMatch(/and 99\d more/)
})
