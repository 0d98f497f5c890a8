import { type EventJson, FIELD } from '@telltale/model'
import { appOf, asText, entriesOf, idOf, listOf, logOf, numberOf, textOf, whoOf } from '../../lib/event-fields.ts'
import { promptText, responseText, summarize } from '../../lib/event-summary.ts'
import { documentsOf, type EventText, instructionsOf, textsOf } from '../../lib/event-texts.ts'
import { formatBytes, plural, shortCount } from '../../lib/format-number.ts'
import { type ChainCard, GUARDRAIL, type Placed, STOPPING, type Stop } from './chain-card.ts'

/** Documents of one retrieval that get a card of their own. */
const MOST_DOCUMENTS = 3

/** Turns the events of a trace, in time order, into cards: the same words sent again and again stand once. */
export function cardsOf(placed: readonly Placed[]): readonly ChainCard[] {
  const of = (category: string) => placed.filter(({ event }) => logOf(event) === category)
  return [
    ...promptCards(of('ai_prompt')),
    ...once(of('ai_system_prompt'), (event) => textOf(event, FIELD.systemPromptHash) || instructionsOf(event)).map(
      systemCard,
    ),
    ...modelCards(placed),
    ...of('ai_retrieval').flatMap(retrievalCards),
    ...toolCards(of('ai_tool')),
    ...outsideCards([...of('ai_egress'), ...of('ai_audit')]),
    ...of('ai_guardrail').map(guardrailCard),
    ...responseCards(of('ai_response')),
  ]
}

function card(placed: Placed, stop: Stop, parts: Partial<ChainCard> & Pick<ChainCard, 'title'>): ChainCard {
  const { event, startMs, durationMs, span } = placed
  return {
    id: `${idOf(event)}-${stop}`,
    stop,
    note: '',
    trust: 'none',
    texts: [],
    startMs,
    durationMs,
    event,
    recordId: textOf(event, FIELD.rawRef) || span?.record_id || '',
    ...parts,
    flags: [...(parts.flags ?? []), ...failure(placed, stop, parts.flags ?? [])],
  }
}

// A span that failed says so on what it did, once.
function failure({ span }: Placed, stop: Stop, flags: ChainCard['flags']): ChainCard['flags'] {
  if (span?.status !== 'error' || stop === 'prompt' || stop === 'response') return []
  if (flags.some((flag) => flag.tone === 'bad' && flag.words === span.status_message)) return []
  return [{ tone: 'bad', words: span.status_message === '' ? 'failed' : `failed: ${span.status_message}` }]
}

function promptCards(placed: readonly Placed[]): readonly ChainCard[] {
  const asked = placed.filter(
    ({ event }) => promptText(event) !== '' || !textOf(event, FIELD.promptOrigin).match(/^(tool|retrieval)$/),
  )
  return once(asked, (event) => promptText(event) || textOf(event, FIELD.promptHash) || 'no text').map((one) => {
    const { event } = one
    const text = promptText(event)
    return card(one, 'prompt', {
      title: whoOf(event) || 'User not named',
      trust: 'principal',
      texts: text === '' ? [] : [{ title: 'The user asked', trust: 'principal', text, mono: false }],
      flags: text === '' ? [{ tone: 'quiet', words: summarize(event) }] : [],
    })
  })
}

function systemCard(placed: Placed): ChainCard {
  const { event } = placed
  const text = instructionsOf(event)
  const name = [textOf(event, FIELD.promptName), textOf(event, FIELD.promptVersion)]
    .filter((part) => part !== '')
    .join(' ')
  const changed = textOf(event, FIELD.eventAction) === 'system_prompt.changed'
  return card(placed, 'prompt', {
    title: 'System prompt',
    note: name,
    trust: 'system',
    texts: text === '' ? [] : [{ title: 'Instructions in force', trust: 'system', text, mono: false }],
    flags: [
      ...(changed ? [{ tone: 'bad' as const, words: 'changed since the last call' }] : []),
      ...(text === '' ? [{ tone: 'quiet' as const, words: summarize(event) }] : []),
    ],
  })
}

// A model call is what its response and its usage tell of the same span.
function modelCards(placed: readonly Placed[]): readonly ChainCard[] {
  const calls = new Map<string, Placed[]>()
  for (const one of placed) {
    const log = logOf(one.event)
    if (log !== 'ai_response' && log !== 'ai_usage') continue
    const key = textOf(one.event, FIELD.spanId) || idOf(one.event)
    calls.set(key, [...(calls.get(key) ?? []), one])
  }
  return [...calls.values()].flatMap((group, i) => {
    const first = group.find(({ event }) => logOf(event) === 'ai_response') ?? group[0]
    return first ? [modelCard(first, group, i + 1)] : []
  })
}

function modelCard(first: Placed, group: readonly Placed[], number: number): ChainCard {
  const usage = group.find(({ event }) => logOf(event) === 'ai_usage')?.event ?? first.event
  const input = numberOf(usage, FIELD.inputTokens)
  const output = numberOf(usage, FIELD.outputTokens)
  const calls = listOf(first.event, FIELD.responseToolCalls).map((name) => asText(name))
  const model = textOf(first.event, FIELD.responseModel) || textOf(first.event, FIELD.requestModel)
  const tokens =
    input === undefined && output === undefined ? '' : `${shortCount(input ?? 0)} in, ${shortCount(output ?? 0)} out`
  const said = calls.length > 0 ? `Asks for ${calls.join(', ')}` : responseText(first.event) === '' ? '' : 'Answers'
  const error = textOf(first.event, FIELD.errorMessage) || textOf(first.event, FIELD.errorType)
  return card(first, 'model', {
    title: `Call ${number}`,
    note: model,
    trust: 'model',
    texts: said === '' ? [] : [{ title: 'Decision', trust: 'model', text: said, mono: false }],
    flags: [
      ...(tokens === '' ? [] : [{ tone: 'quiet' as const, words: tokens }]),
      ...(error === '' ? [] : [{ tone: 'bad' as const, words: error }]),
    ],
  })
}

function retrievalCards(placed: Placed): readonly ChainCard[] {
  const { event } = placed
  const documents = documentsOf(event)
  const count = numberOf(event, FIELD.retrievalDocumentCount) ?? documents.length
  const query = textOf(event, FIELD.retrievalQuery) || textOf(event, FIELD.memoryQuery)
  const asked = card(placed, 'retrieval', {
    title: textOf(event, FIELD.dataSourceId) || textOf(event, FIELD.memoryStoreId) || 'Retrieval',
    note: plural(count, 'document'),
    trust: 'model',
    texts: query === '' ? [] : [{ title: 'Asked for', trust: 'model', text: query, mono: true }],
    flags: textOf(event, FIELD.retrievalAllowed) === 'false' ? [{ tone: 'bad', words: 'not allowed' }] : [],
  })
  const shown = documents.slice(0, MOST_DOCUMENTS).map((document, i) => ({
    ...card(placed, 'retrieval', {
      title: `${i + 1} · ${document.title || 'document'}`,
      note: document.score === undefined ? '' : `score ${document.score.toFixed(2)}`,
      trust: 'untrusted',
      texts:
        document.text === ''
          ? []
          : [{ title: document.title || `Document ${i + 1}`, trust: 'untrusted', text: document.text, mono: false }],
      flags: document.text === '' ? [{ tone: 'quiet', words: 'text not sent' }] : [],
    }),
    id: `${idOf(event)}-document-${i}`,
  }))
  const rest = documents.length - shown.length
  const fold = card(placed, 'retrieval', {
    title: plural(rest, 'other document'),
    trust: 'untrusted',
    texts: documentTexts(documents.slice(MOST_DOCUMENTS)),
  })
  return [asked, ...shown, ...(rest > 0 ? [{ ...fold, id: `${idOf(event)}-rest` }] : [])]
}

function documentTexts(documents: ReturnType<typeof documentsOf>): readonly EventText[] {
  return documents
    .filter((document) => document.text !== '')
    .map((document) => ({ title: document.title, trust: 'untrusted', text: document.text, mono: false }))
}

// Asked for, approved and carried out are events of their own; the card tells of the call.
function toolCards(placed: readonly Placed[]): readonly ChainCard[] {
  const calls = new Map<string, Placed[]>()
  for (const one of placed) {
    if (textOf(one.event, FIELD.eventAction).startsWith('agent.')) continue
    const key = textOf(one.event, FIELD.toolCallId) || textOf(one.event, FIELD.spanId) || idOf(one.event)
    calls.set(key, [...(calls.get(key) ?? []), one])
  }
  return [...calls.values()].flatMap((group) => {
    // The first record of the run is the tool's own; later ones only tell the model of it again.
    const done = group.find(({ event }) => textOf(event, FIELD.eventAction) === 'tool.executed') ?? group.at(-1)
    return done ? [toolCard(done, group)] : []
  })
}

function toolCard(done: Placed, group: readonly Placed[]): ChainCard {
  const find = (field: string) => group.map(({ event }) => textOf(event, field)).find((text) => text !== '') ?? ''
  const action = textOf(done.event, FIELD.eventAction)
  const texts = group
    .flatMap(({ event }) => textsOf(event))
    .filter((text, i, all) => all.findIndex((other) => other.text === text.text) === i)
  return card(done, textOf(done.event, FIELD.dbQueryText) === '' ? 'tool' : 'outside', {
    title: find(FIELD.toolName) || find(FIELD.dbSystem) || 'tool',
    note: find(FIELD.agentName),
    trust: 'model',
    texts: texts.filter((text) => text.title !== 'What the tool says it does'),
    flags: toolFlags(action, find(FIELD.toolDecision), find(FIELD.errorMessage)),
  })
}

function toolFlags(action: string, decision: string, error: string): ChainCard['flags'] {
  return [
    ...(action === 'tool.requested' ? [{ tone: 'quiet' as const, words: 'asked for; no run is recorded' }] : []),
    ...(decision === 'none' ? [{ tone: 'bad' as const, words: 'nobody approved it' }] : []),
    ...(decision === '' ? [{ tone: 'quiet' as const, words: 'approval not recorded' }] : []),
    ...(decision !== '' && decision !== 'none'
      ? [{ tone: 'quiet' as const, words: `approval: ${decision.replaceAll('_', ' ')}` }]
      : []),
    ...(error === '' ? [] : [{ tone: 'bad' as const, words: error }]),
  ]
}

// Calls to the model's own provider repeat with every model call: one card for each host of that kind.
function outsideCards(placed: readonly Placed[]): readonly ChainCard[] {
  const host = (event: EventJson) => textOf(event, FIELD.serverAddress) || textOf(event, FIELD.urlDomain)
  const toModel = placed.filter(({ event }) => textOf(event, FIELD.egressInitiator) === 'model_call')
  const rest = placed.filter((one) => !toModel.includes(one))
  const folded = once(toModel, host).map((one) => {
    const count = toModel.filter(({ event }) => host(event) === host(one.event)).length
    return card(one, 'outside', { title: host(one.event) || 'model provider', note: plural(count, 'model call') })
  })
  return [...rest.map((one) => outsideCard(one, host(one.event))), ...folded]
}

function outsideCard(placed: Placed, host: string): ChainCard {
  const { event } = placed
  const bytes = numberOf(event, FIELD.egressBytesOut) ?? numberOf(event, FIELD.httpRequestSize)
  const status = numberOf(event, FIELD.httpStatus)
  const database = textOf(event, FIELD.dbSystem)
  const words = [
    status === undefined ? '' : `status ${status}`,
    bytes === undefined || bytes === 0 ? '' : `${formatBytes(bytes)} out`,
  ].filter((part) => part !== '')
  return card(placed, 'outside', {
    title: database || host || textOf(event, FIELD.auditType) || appOf(event) || 'outside',
    note: [textOf(event, FIELD.httpMethod) || textOf(event, FIELD.dbOperation), database === '' ? '' : host]
      .filter((part) => part !== '')
      .join(', '),
    trust: 'none',
    texts: textsOf(event),
    flags: words.length > 0 ? [{ tone: 'quiet', words: words.join(', ') }] : [],
  })
}

const STOP_OF_TARGET = new Map<string, Stop>([
  ['input', 'prompt'],
  ['output', 'response'],
  ['retrieval', 'retrieval'],
  ['memory', 'retrieval'],
])

function guardrailCard(placed: Placed): ChainCard {
  const { event } = placed
  const verdict = textOf(event, FIELD.guardrailVerdict) || textOf(event, FIELD.guardrailResultValue) || 'no verdict'
  const stopped = STOPPING.has(verdict)
  return card(placed, STOP_OF_TARGET.get(textOf(event, FIELD.guardrailTarget)) ?? 'tool', {
    title: textOf(event, FIELD.guardrailName) || 'Guardrail',
    note: GUARDRAIL,
    // A guard that reports on a span of many steps took only a part of it: how long is not known.
    durationMs: placed.span && placed.span.children.length > 0 ? undefined : placed.durationMs,
    texts: textsOf(event),
    flags: [{ tone: stopped ? 'bad' : 'quiet', words: [`verdict: ${verdict}`, ...riskOf(event)].join(', ') }],
  })
}

function riskOf(event: EventJson): readonly string[] {
  return [textOf(event, FIELD.guardrailRiskCategory), textOf(event, FIELD.guardrailRiskScore)].filter(
    (part) => part !== '',
  )
}

function responseCards(placed: readonly Placed[]): readonly ChainCard[] {
  const final = placed.filter(({ event }) => listOf(event, FIELD.responseToolCalls).length === 0)
  return once(final, (event) => responseText(event) || textOf(event, FIELD.responseHash) || 'no text').map((one) => {
    const text = responseText(one.event)
    const who = whoOf(one.event)
    return card(one, 'response', {
      title: who === '' ? 'Answer' : `To ${who}`,
      trust: 'model',
      texts: text === '' ? [] : [{ title: 'The model said', trust: 'model', text, mono: false }],
      flags: [
        ...(text === '' ? [{ tone: 'quiet' as const, words: summarize(one.event) }] : []),
        ...(textOf(one.event, FIELD.responseRefusal) === 'true' ? [{ tone: 'quiet' as const, words: 'refused' }] : []),
      ],
    })
  })
}

function once(placed: readonly Placed[], key: (event: EventJson) => string): readonly Placed[] {
  const seen = new Set<string>()
  return placed.filter(({ event }) => {
    const name = key(event)
    if (seen.has(name)) return false
    seen.add(name)
    return true
  })
}

/** The arguments of a call as name and value, for cards; none where they are no object. */
export function argumentRows(event: EventJson): readonly (readonly [string, string])[] {
  return entriesOf(event[FIELD.toolArguments]).map(([name, value]) => [name, asText(value)])
}
