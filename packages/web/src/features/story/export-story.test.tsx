import { expect, test } from 'vitest'
import { storyHtml } from './export-story.ts'
import { makeAction, makeFlow, makeNode, makeStory } from './story-fixture.ts'

const HOSTILE =
  '</blockquote><script>alert(1)</script><img src=x onerror=alert(2)> "quoted" \u202egnp.exe https://evil.example'

function hostileHtml(): string {
  return storyHtml(
    makeStory({
      trace_id: 'abc"><script>alert(0)</script>',
      answers: [
        {
          question: 'prompt',
          parts: [
            { text: 'The user asked ', quoted: false, node: null, flow: null },
            { text: HOSTILE, quoted: true, node: 'a', flow: 1 },
          ],
        },
      ],
      nodes: [
        makeNode('a', { text: HOSTILE, name: HOSTILE, trust: 'untrusted', role: 'document', column: 'retrieval' }),
        makeNode('b', { text: HOSTILE, name: HOSTILE, path: HOSTILE, role: 'tool_argument', column: 'tool' }),
        makeNode('c', { text: null, length: 412, column: 'response', role: '<i>role</i>' }),
      ],
      flows: [makeFlow(1, 'a', 'b', { from_end: 40, to_end: 40, how: HOSTILE, value_kind: HOSTILE, kind: 'value' })],
      actions: [makeAction(['b'], { name: HOSTILE, reasons: [{ feature: 'x', weight: 1, sentence: HOSTILE }] })],
      gaps: [{ kind: 'no_result', span_id: 's', sentence: HOSTILE }],
    }),
  )
}

test('what came in is text in the exported page: no element, no script, no address of its own', () => {
  const page = new DOMParser().parseFromString(hostileHtml(), 'text/html')
  expect(page.querySelectorAll('script, img, a, iframe, object, link, i')).toHaveLength(0)
  for (const element of page.querySelectorAll('*')) {
    for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$|^src$|^href$/)
  }
  expect(page.body.textContent).toContain('<script>alert(1)</script>')
})

test('hidden characters are shown by name and do not turn the page around', () => {
  const html = hostileHtml()
  expect(html).not.toContain('\u202e')
  const page = new DOMParser().parseFromString(html, 'text/html')
  expect([...page.querySelectorAll('.paper-chip')].map((chip) => chip.textContent)).toContain('RLO')
})

test('the page carries its styles, lets nothing run, and tells answers, chain and evidence', () => {
  const html = hostileHtml()
  const page = new DOMParser().parseFromString(html, 'text/html')
  expect(page.querySelector('meta[http-equiv]')?.getAttribute('content')).toContain("default-src 'none'")
  expect(page.querySelector('style')).not.toBeNull()
  expect(page.title).toBe('Story of trace abcscriptalert0script')
  const text = page.body.textContent
  expect(text).toContain('Which prompt triggered the behaviour?')
  expect(text).toContain('412 characters, words not kept')
  expect(text).toContain('Flow 1:')
  expect(page.querySelectorAll('mark').length).toBeGreaterThan(1)
})
