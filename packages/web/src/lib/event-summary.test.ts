import { expect, test } from 'vitest'
import { summarize } from './event-summary.ts'
import { documentsOf, textsOf } from './event-texts.ts'

test.each([
  [{ 'telltale.category': 'ai_prompt', 'telltale.prompt.text': 'Pay it' }, '“Pay it”'],
  [{ 'telltale.category': 'ai_prompt', 'telltale.prompt.length': 1204 }, 'prompt of 1,204 characters'],
  [
    {
      'telltale.category': 'ai_guardrail',
      'gen_ai.guardrail.component.name': 'pii-out',
      'telltale.guardrail.verdict': 'block',
      'gen_ai.guardrail.risk.score': 0.93,
    },
    'pii-out: block, 0.93',
  ],
  [
    {
      'telltale.category': 'ai_tool',
      'gen_ai.tool.name': 'pay',
      'gen_ai.tool.call.arguments': '{"amount":5,"to":"x"}',
      'event.action': 'tool.requested',
    },
    'pay(amount=5, to=x) requested',
  ],
  [
    { 'telltale.category': 'ai_usage', 'gen_ai.usage.input_tokens': 118_000, 'gen_ai.usage.output_tokens': 9 },
    'in 118 k, out 9',
  ],
  [{ 'telltale.category': 'ai_response', 'telltale.response.tool_calls': ['send_mail'] }, 'asks for send_mail'],
  [
    {
      'telltale.category': 'ai_egress',
      'http.request.method': 'POST',
      'url.full': 'https://a.example',
      'http.response.status_code': 200,
    },
    'POST https://a.example 200',
  ],
])('%j', (event, text) => {
  expect(summarize(event)).toBe(text)
})

test('an event may name its fields after what every object inherits', () => {
  expect(summarize(JSON.parse('{"telltale.category":"ai_prompt","__proto__":{"telltale.prompt.text":"no"}}'))).toBe(
    'prompt, text not sent',
  )
})

test('words of a request keep their origin', () => {
  const texts = textsOf({
    'telltale.category': 'ai_prompt',
    'telltale.prompt.text': 'Summarise',
    'gen_ai.input.messages': JSON.stringify([
      { role: 'system', parts: [{ type: 'text', content: 'Be kind' }] },
      { role: 'user', content: 'Summarise' },
      { role: 'tool', parts: [{ type: 'tool_call_response', id: 'c', response: 'a mail' }] },
      { role: 'nobody', content: 'who am I' },
    ]),
  })
  expect(texts.map((text) => [text.trust, text.text])).toEqual([
    ['principal', 'Summarise'],
    ['system', 'Be kind'],
    ['untrusted', 'a mail'],
    ['untrusted', 'who am I'],
  ])
})

test('documents take their text from beside them or from within', () => {
  const documents = documentsOf({
    'telltale.category': 'ai_retrieval',
    'gen_ai.retrieval.documents': [
      { id: 'a', score: 0.9 },
      { title: 'B', content: 'inside' },
    ],
    'telltale.retrieval.document_text': ['beside'],
  })
  expect(documents).toEqual([
    { title: 'a', score: 0.9, text: 'beside' },
    { title: 'B', score: undefined, text: 'inside' },
  ])
})
