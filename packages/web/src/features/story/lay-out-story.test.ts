import { expect, test } from 'vitest'
import { leftOut } from './flow-list.tsx'
import { groupCards, layOutStory, stepCard } from './lay-out-story.ts'
import { makeAction, makeFlow, makeNode, makeStory } from './story-fixture.ts'
import { indexStory } from './story-index.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 23, 9, 0, second)).toISOString()

function documents(count: number) {
  return Array.from({ length: count }, (_, i) =>
    makeNode(`doc-${i}`, { column: 'retrieval', role: 'document', trust: 'untrusted', at: at(1) }),
  )
}

test('only cards that words flow through, sinks and what the answers name are shown', () => {
  const story = makeStory({
    nodes: [
      makeNode('asked', { column: 'prompt', role: 'user_turn', trust: 'principal', at: at(0) }),
      ...documents(20),
      makeNode('iban', { column: 'tool', role: 'tool_argument', name: 'pay', at: at(2) }),
      makeNode('query', { column: 'tool', role: 'tool_argument', name: 'find', at: at(1) }),
    ],
    flows: [makeFlow(1, 'doc-3', 'iban')],
    actions: [makeAction(['iban']), makeAction(['query'], { injection_driven: 0 })],
    answers: [{ question: 'prompt', parts: [{ text: 'x', quoted: true, node: 'asked', flow: null }] }],
  })
  const layout = layOutStory(indexStory(story), false)
  expect(layout.order.map((card) => card.id)).toEqual(['asked', 'doc-3', 'query', 'iban'])
  expect(layout.folded.get('retrieval')).toHaveLength(19)
  expect(layout.foldedCount).toBe(19)
  expect(layOutStory(indexStory(story), true).foldedCount).toBe(0)
})

test('a short story is shown whole, and its empty columns are empty', () => {
  const story = makeStory({ nodes: [makeNode('a', { column: 'prompt' }), makeNode('b', { column: 'response' })] })
  const layout = layOutStory(indexStory(story), false)
  expect(layout.order).toHaveLength(2)
  expect(layout.columns.get('tool')).toEqual([])
})

test('arguments of one call are one card; texts of one event with other roles are not', () => {
  const call = { event_id: 'e', span_id: 's', column: 'tool', role: 'tool_argument', name: 'pay' } as const
  const nodes = [
    makeNode('amount', { ...call, path: 'amount' }),
    makeNode('iban', { ...call, path: 'iban' }),
    makeNode('result', { ...call, role: 'tool_result', trust: 'untrusted' }),
  ]
  const { cards, cardOf } = indexStory(makeStory({ nodes }))
  expect(cards.map((card) => card.nodes.map((node) => node.id))).toEqual([['amount', 'iban'], ['result']])
  expect(cardOf.get('iban')?.id).toBe('amount')
})

test('2,000 nodes become at most 60 cards, driven actions among them, and the flows left out are told', () => {
  const many = Array.from({ length: 600 }, (_, i) => i)
  const nodes = many.flatMap((i) => [
    makeNode(`d${i}`, { column: 'retrieval', role: 'document', trust: 'untrusted', name: `doc ${i}`, at: at(i % 60) }),
    makeNode(`a${i}`, { column: 'tool', role: 'tool_argument', name: 'refund', path: 'order', at: at(i % 60) }),
  ])
  const flows = many.map((i) => makeFlow(i + 1, `d${i}`, `a${i}`))
  const story = makeStory({ nodes, flows, actions: [makeAction(['a599'])] })
  const layout = layOutStory(indexStory(story), false)
  expect(layout.order.length).toBeLessThanOrEqual(60)
  expect(layout.order.some((card) => card.id === 'a599')).toBe(true)
  const left = 600 - layout.flows.length
  expect(leftOut(layout)).toBe(`${left} more flows like flow 1`)
})

test('a kind of flow that comes once is not crowded out by 500 of another', () => {
  const nodes = [
    ...documents(500),
    ...Array.from({ length: 500 }, (_, i) =>
      makeNode(`arg-${i}`, { column: 'tool', role: 'tool_argument', name: 'reply' }),
    ),
    makeNode('rare', { column: 'tool', role: 'tool_argument', name: 'send_money' }),
  ]
  const flows = [
    ...Array.from({ length: 500 }, (_, i) => makeFlow(i + 1, `doc-${i}`, `arg-${i}`)),
    makeFlow(501, 'doc-499', 'rare'),
  ]
  const layout = layOutStory(indexStory(makeStory({ nodes, flows })), false)
  expect(layout.flows.map((flow) => flow.number)).toContain(501)
})

test('flows whose ends are not in the story are left out', () => {
  const story = makeStory({ nodes: [makeNode('a')], flows: [makeFlow(1, 'a', 'gone')] })
  expect(indexStory(story).flows).toEqual([])
})

test('gaps stand in the column of their span, one of each kind with the number of the others', () => {
  const story = makeStory({
    nodes: [makeNode('a', { column: 'database', span_id: 's1' })],
    gaps: [
      { kind: 'truncated', span_id: 's1', sentence: 'cut' },
      { kind: 'truncated', span_id: 's1', sentence: 'cut too' },
      { kind: 'no_result', span_id: 's9', sentence: 'no result' },
      { kind: 'no_text', span_id: 's1', sentence: 'the card says so itself' },
    ],
  })
  const { gaps } = layOutStory(indexStory(story), false)
  expect(gaps.get('database')).toMatchObject([{ sentence: 'cut', more: 1 }])
  expect(gaps.get('tool')).toMatchObject([{ sentence: 'no result', more: 0 }])
})

test('the keyboard steps by time, stays at the ends, and starts at an end', () => {
  const nodes = [makeNode('late', { at: at(3) }), makeNode('early', { at: at(1) }), makeNode('middle', { at: at(2) })]
  const layout = layOutStory(indexStory(makeStory({ nodes })), false)
  expect(layout.order.map((card) => card.id)).toEqual(['early', 'middle', 'late'])
  expect(stepCard(layout, undefined, 1)?.id).toBe('early')
  expect(stepCard(layout, undefined, -1)?.id).toBe('late')
  expect(stepCard(layout, 'early', 1)?.id).toBe('middle')
  expect(stepCard(layout, 'late', 1)?.id).toBe('late')
  expect(stepCard(layout, 'folded away', 1)?.id).toBe('early')
})

test('a hundred requests to one address are one card, and bring no others in', () => {
  const egress = { column: 'tool', role: 'egress', name: 'files.harbour.example' } as const
  const nodes = Array.from({ length: 100 }, (_, i) => makeNode(`out-${i}`, egress))
  const calm = { injection_driven: 0, untrusted_to_sink: false }
  const actions = nodes.map((node) => makeAction([node.id], calm))
  const flows = nodes.slice(1).map((node, i) => makeFlow(i + 1, 'out-0', node.id))
  expect(layOutStory(indexStory(makeStory({ nodes, actions, flows })), false).order.map((card) => card.id)).toEqual([
    'out-0',
  ])
})

test('asking the model, and talking to this machine, is no sink; what untrusted words went into always is', () => {
  const egress = { column: 'tool', role: 'egress' } as const
  const nodes = [
    ...Array.from({ length: 12 }, (_, i) => makeNode(`message-${i}`)),
    makeNode('model', { ...egress, name: 'api.model.example', text: 'https://api.model.example/v1/chat/completions' }),
    makeNode('self', { ...egress, name: 'localhost', text: 'localhost' }),
    makeNode('risky', { ...egress, name: '127.0.0.1', text: '127.0.0.1' }),
    makeNode('out', { ...egress, name: 'relay.harbour.example', text: 'relay.harbour.example' }),
  ]
  const calm = { injection_driven: 0, untrusted_to_sink: false }
  const actions = ['model', 'self', 'out'].map((id) => makeAction([id], calm))
  const story = makeStory({ nodes, actions: [...actions, makeAction(['risky'], { injection_driven: 0 })] })
  expect(layOutStory(indexStory(story), false).order.map((card) => card.id)).toEqual(['risky', 'out'])
})

test('of a long story two of each kind are drawn, the rest folds into groups, and a group opens', () => {
  const places = Array.from({ length: 500 }, (_, i) => i)
  const at = (i: number) => new Date(Date.UTC(2026, 10, 23) + i * 100).toISOString()
  const nodes = places.flatMap((i) => [
    makeNode(`page-${i}`, {
      column: 'retrieval',
      role: 'document',
      trust: 'untrusted',
      name: `page ${i % 2}`,
      at: at(i),
    }),
    makeNode(`note-${i}`, { column: 'tool', role: 'tool_argument', name: 'save_note', at: at(i) }),
  ])
  const flows = places.map((i) => makeFlow(i + 1, `page-${i}`, `note-${i}`))
  const index = indexStory(makeStory({ nodes, flows }))
  const folded = layOutStory(index, false)
  expect(folded.order.map((card) => card.id)).toEqual(['page-0', 'note-0', 'page-1', 'note-1'])
  const groups = groupCards(folded.folded.get('retrieval') ?? [])
  expect(groups.map(({ name, cards }) => [name, cards.length])).toEqual([
    ['page 0', 249],
    ['page 1', 249],
  ])
  const opened = layOutStory(index, false, groups[0]?.cards[0]?.id)
  expect(opened.order).toHaveLength(34)
  expect(opened.order.some((card) => card.id === 'page-2')).toBe(true)
})
