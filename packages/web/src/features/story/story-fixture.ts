import type { StoryAction, StoryFlow, StoryJson, StoryNode } from '@telltale/model'

/** A node for tests: a message of the model unless said otherwise. */
export function makeNode(id: string, more: Partial<StoryNode> = {}): StoryNode {
  const text = more.text === undefined ? 'words' : more.text
  return {
    id,
    event_id: `event-${id}`,
    span_id: `span-${id}`,
    column: 'model',
    role: 'model_message',
    trust: 'model',
    name: '',
    agent: '',
    path: '',
    at: '2026-11-23T09:41:52.000Z',
    text,
    text_start: 0,
    length: text?.length ?? 0,
    findings: [],
    ...more,
  }
}

/** A flow for tests: the first five characters of one node in another. */
export function makeFlow(number: number, from: string, to: string, more: Partial<StoryFlow> = {}): StoryFlow {
  return {
    number,
    from,
    to,
    kind: 'text',
    value_kind: null,
    from_start: 0,
    from_end: 5,
    to_start: 0,
    to_end: 5,
    explained: 1,
    principal: false,
    how: 'the same characters',
    ...more,
  }
}

/** An action for tests: a call that untrusted words drove. */
export function makeAction(nodes: readonly string[], more: Partial<StoryAction> = {}): StoryAction {
  return {
    event_id: 'event',
    span_id: 'span',
    name: 'send_money',
    effect: 'pay',
    nodes,
    injection_driven: 0.98,
    reasons: [{ feature: 'untrusted_only', weight: 2, sentence: 'the account stands in one mail' }],
    origin: { system: 0, principal: 0, untrusted: 1, model: 0, unexplained: 0 },
    untrusted_to_sink: true,
    secret_to_sink: false,
    ...more,
  }
}

/** A story for tests. */
export function makeStory(more: Partial<StoryJson> = {}): StoryJson {
  return {
    trace_id: 'a'.repeat(32),
    verdict: 'injection_driven',
    injection_driven: 0.98,
    injection_attempt: 0.99,
    answers: [],
    nodes: [],
    flows: [],
    actions: [],
    gaps: [],
    alerts: [],
    truncated: false,
    ...more,
  }
}
