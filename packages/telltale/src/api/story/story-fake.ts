import type { StoryFlow, StoryJson, StoryNode } from '@telltale/model'

/** Everything that must neither run, nor turn a line around, nor vanish, nor break a file. */
export const HOSTILE =
  '</div></style><script>alert(1)</script><img src=x onerror=alert(2)> ) Tj ET endstream endobj "q" \'s\' \u202egnp.exe\u200b \u{e0041} καλημέρα 中文 🚢 https://evil.example'

/** A node of a story. */
export function fakeNode(id: string, more: Partial<StoryNode> = {}): StoryNode {
  const text = more.text === undefined ? HOSTILE : more.text
  return {
    id,
    event_id: `event-${id}`,
    span_id: `span-${id}`,
    column: 'tool',
    role: 'tool_argument',
    trust: 'model',
    name: HOSTILE,
    agent: HOSTILE,
    path: '',
    at: '2026-11-23T09:41:52.000Z',
    text,
    text_start: 0,
    length: text?.length ?? 0,
    findings: [],
    ...more,
  }
}

/** The same words in two nodes. */
function fakeFlow(number: number, from: string, to: string, more: Partial<StoryFlow> = {}): StoryFlow {
  return {
    number,
    from,
    to,
    kind: 'value',
    value_kind: HOSTILE,
    from_start: 8,
    from_end: 46,
    to_start: 8,
    to_end: 46,
    explained: 1,
    principal: false,
    how: HOSTILE,
    ...more,
  }
}

/** A story in which every text that came in is hostile. */
export function hostileStory(more: Partial<StoryJson> = {}): StoryJson {
  const reasons = [{ feature: 'x', weight: 2, sentence: HOSTILE }]
  return {
    trace_id: 'a'.repeat(32),
    verdict: 'injection_driven',
    injection_driven: 0.98,
    injection_attempt: 0.99,
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
      fakeNode('a', { column: 'retrieval', role: 'document', trust: 'untrusted' }),
      fakeNode('b', { path: HOSTILE, at: '2026-11-23T09:41:53.500Z' }),
      fakeNode('c', { column: 'response', role: '<i>role</i>', text: null, length: 412 }),
    ],
    flows: [fakeFlow(1, 'a', 'b')],
    actions: [
      {
        event_id: 'event-b',
        span_id: 'span-b',
        name: HOSTILE,
        effect: 'send',
        nodes: ['b'],
        injection_driven: 0.98,
        reasons,
        origin: { system: 0, principal: 0, untrusted: 1, model: 0, unexplained: 0 },
        untrusted_to_sink: true,
        secret_to_sink: true,
      },
    ],
    gaps: [{ kind: 'no_result', span_id: 'span-b', sentence: HOSTILE }],
    alerts: [],
    truncated: false,
    ...more,
  }
}

/** A long trace: a document and a call for each pair, the words of the one in the other. */
export function longStory(pairs: number, text = 'word '.repeat(800)): StoryJson {
  const places = Array.from({ length: pairs }, (_, place) => place)
  const at = (place: number) => new Date(Date.UTC(2026, 10, 23) + place * 100).toISOString()
  return hostileStory({
    nodes: places.flatMap((place) => [
      fakeNode(`d${place}`, {
        column: 'retrieval',
        role: 'document',
        trust: 'untrusted',
        name: 'page',
        text,
        at: at(place),
      }),
      fakeNode(`c${place}`, { name: 'save_note', path: 'body', text, at: at(place + 0.5) }),
    ]),
    flows: places.map((place) => fakeFlow(place + 1, `d${place}`, `c${place}`, { from_end: 3_000, to_end: 3_000 })),
    actions: [],
  })
}
