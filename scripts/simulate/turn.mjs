import { SOURCES, systemPromptOf } from './apps.mjs'
import { fillTemplate } from './fill-template.mjs'
import { CLOSERS, CODE, OPENERS, REFUSALS, SENTENCES } from './texts/answers.mjs'
import { callTool } from './tool-call.mjs'
import { hashOf, tokensOf } from './trace.mjs'

/**
 * One turn of a conversation: prompt, guardrails, retrieval, tools, answer, usage.
 * Gives the text of the answer, or undefined when it was blocked or failed.
 */
export function runTurn(world, trace, turn) {
  const { app, text, clumsy } = turn
  const state = world.states.get(app.name)
  emitPrompt(trace, turn)
  const system = systemPromptOf(app, state.promptVersion)
  trace.emit('ai_system_prompt', 'system_prompt.used', {
    'telltale.system_prompt.hash': hashOf(system),
    'telltale.system_prompt.length': system.length,
    'gen_ai.prompt.name': `${app.name}-main`,
    'gen_ai.prompt.version': String(state.promptVersion),
  })
  if (app.guards > 0 && !checkInput(trace, { app, state, clumsy })) return undefined
  const found = app.sources.length === 0 ? '' : retrieve(world, trace, turn)
  const worked = app.tools.length === 0 ? '' : useTools(world, trace, turn)
  const call = { ...turn, input: system.length + turn.history + text.length + found.length + worked.length }
  trace.wait(trace.random.logNormal(1400 + app.answer * 250, 0.4))
  if (!callModel(trace, call)) return undefined
  const answer = composeAnswer(trace.random, turn)
  emitAnswer(trace, { ...call, answer, state })
  return answer
}

function emitPrompt(trace, { app, text, messages }) {
  trace.emit('ai_prompt', 'prompt.submitted', {
    'telltale.prompt.text': text,
    'telltale.prompt.length': text.length,
    'telltale.prompt.hash': hashOf(text),
    'telltale.prompt.message_count': messages,
    'telltale.prompt.role': 'user',
    'telltale.prompt.origin': 'user',
    'gen_ai.operation.name': 'chat',
    'gen_ai.request.temperature': app.reasoning ? 1 : 0.3,
    'gen_ai.request.max_tokens': 4096,
  })
}

function guardFields(state, name, verdict, target) {
  return {
    'gen_ai.guardrail.component.name': name,
    'gen_ai.guardrail.result.type': 'decision',
    'gen_ai.guardrail.result.value': verdict,
    'gen_ai.guardrail.policy.id': 'hafenwerk-default',
    'gen_ai.guardrail.policy.version': String(state.policyVersion),
    'telltale.guardrail.verdict': verdict,
    'telltale.guardrail.action': verdict === 'error' ? 'block' : verdict,
    'telltale.guardrail.target': target,
  }
}

/** Whether the prompt may go on. A guardrail that breaks blocks: it fails closed. */
function checkInput(trace, { state, clumsy }) {
  const { random } = trace
  trace.wait(random.logNormal(60, 0.5))
  const error = random.chance(0.0004)
  const verdict = error ? 'error' : clumsy === undefined ? 'allow' : random.chance(0.75) ? 'block' : 'flag'
  trace.emit(
    'ai_guardrail',
    'guardrail.evaluated',
    {
      ...guardFields(state, 'input-shield', verdict, 'input'),
      'gen_ai.guardrail.risk.score': Number(
        (clumsy === undefined ? random.unit() * 0.2 : 0.7 + random.unit() * 0.25).toFixed(3),
      ),
      ...(clumsy === undefined ? {} : { 'gen_ai.guardrail.risk.category': clumsy.category }),
      ...(error ? { 'error.type': 'timeout' } : {}),
    },
    error ? 'failure' : 'success',
  )
  return verdict === 'allow' || verdict === 'flag'
}

function retrieve(world, trace, { app, text }) {
  const { random } = trace
  const name = random.pick(app.sources)
  const source = world.sources.get(name)
  // What people look for is uneven: a few documents answer most questions, and new ones are looked at first.
  const documents = Array.from({ length: random.int(3, 6) }, () => {
    const place = random.chance(0.08)
      ? source.length - 1 - random.int(0, 20)
      : Math.floor(random.unit() ** 2.2 * source.length)
    return source[Math.max(0, place)]
  }).filter((one, index, all) => all.indexOf(one) === index)
  const scores = documents.map((_, index) => Number((0.86 - index * 0.05 - random.unit() * 0.08).toFixed(4)))
  trace.wait(random.logNormal(90, 0.5))
  trace.emit('ai_retrieval', 'retrieval.performed', {
    'gen_ai.data_source.id': name,
    'db.system.name': SOURCES[name].system,
    'gen_ai.retrieval.query.text': text,
    'telltale.retrieval.query.hash': hashOf(text),
    'gen_ai.retrieval.top_k': 6,
    'gen_ai.retrieval.documents': documents.map((one, index) => ({
      id: one.id,
      score: scores[index],
      source: one.source,
      title: one.title,
      acl: one.acl,
    })),
    'telltale.retrieval.document_count': documents.length,
    'telltale.retrieval.max_score': scores[0],
    'telltale.retrieval.min_score': scores.at(-1),
    'telltale.retrieval.document_sources': documents.map((one) => one.source),
    'telltale.retrieval.document_text': documents.map((one) => one.text),
  })
  return documents.map((one) => one.text).join('\n')
}

function useTools(world, trace, turn) {
  const { random } = trace
  const { app } = turn
  const tools = app.tools.slice(0, world.states.get(app.name).toolCount)
  const steps = random.int(app.steps > 2 ? 1 : 0, app.steps)
  let read = ''
  for (let step = 0; step < steps; step += 1) {
    // Earlier tools of the list are the usual ones; the last ones come at the end of a job.
    const place = Math.min(
      tools.length - 1,
      Math.floor((random.unit() ** 1.6 * tools.length * (step + 1.5)) / (steps + 0.5)),
    )
    const result = callTool(world, trace, { app, name: tools[place], slots: turn.slots })
    if (result === undefined) break
    read += result
  }
  return read
}

/** The call itself, seen as an outgoing request; whether it came back in the end. */
function callModel(trace, { app, input }) {
  const { random } = trace
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const status = random.chance(0.004) ? random.pick([429, 429, 500, 529]) : 200
    trace.emit(
      'ai_egress',
      'egress.request',
      {
        'server.address': app.host,
        'server.port': 443,
        'url.domain': app.host,
        'http.request.method': 'POST',
        'http.response.status_code': status,
        'http.request.body.size': input + 900,
        'telltale.egress.bytes_out': input + 900,
        'telltale.egress.initiator': 'model_call',
        'network.protocol.name': 'http',
      },
      status === 200 ? 'success' : 'failure',
    )
    if (status === 200) return true
    const error = status === 429 ? 'rate_limit' : 'server_error'
    trace.emit(
      'ai_response',
      'response.failed',
      { 'error.type': error, 'http.response.status_code': status },
      'failure',
    )
    trace.wait(random.logNormal(1500 * attempt, 0.3))
  }
  return false
}

function composeAnswer(random, { app, slots, refuse }) {
  if (refuse) return random.pick(REFUSALS)
  const count = Math.max(1, Math.round(app.answer * (0.5 + random.unit())))
  const sentences = Array.from({ length: count }, () => fillTemplate(random, random.pick(SENTENCES), slots))
  const code = app.texts === 'code' || app.texts === 'data' ? (random.chance(0.5) ? [random.pick(CODE)] : []) : []
  const closer = fillTemplate(random, random.pick(CLOSERS), { page: `p${random.int(100, 999)}` })
  return [random.pick(OPENERS), ...sentences, ...code, closer].filter((part) => part !== '').join(' ')
}

function emitAnswer(trace, { app, state, answer, input, refuse, history }) {
  const { random } = trace
  const urls = answer.match(/https:\/\/[^\s)]+/g) ?? []
  trace.emit('ai_response', refuse ? 'response.refused' : 'response.generated', {
    'telltale.response.text': answer,
    'telltale.response.length': answer.length,
    'telltale.response.hash': hashOf(answer),
    'gen_ai.response.id': `resp_${random.hex(24)}`,
    'gen_ai.response.model': app.model,
    'gen_ai.response.finish_reasons': ['stop'],
    'telltale.response.refusal': refuse,
    'telltale.response.has_code': answer.includes('```'),
    'telltale.response.urls': urls,
  })
  const inTokens = Math.ceil(input / 4) + 12
  const reasoning = app.reasoning ? Math.round(random.logNormal(350, 0.5)) : 0
  const outTokens = tokensOf(answer) + reasoning
  trace.emit('ai_usage', 'usage.recorded', {
    'gen_ai.response.model': app.model,
    'gen_ai.usage.input_tokens': inTokens,
    'gen_ai.usage.output_tokens': outTokens,
    'gen_ai.usage.cache_read.input_tokens': history > 0 && random.chance(0.7) ? Math.floor(history / 4) : 0,
    'gen_ai.usage.reasoning.output_tokens': reasoning,
    'telltale.usage.total_tokens': inTokens + outTokens,
    'telltale.usage.cost_usd': Number(((inTokens * app.prices[0] + outTokens * app.prices[1]) / 1e6).toFixed(6)),
    'telltale.usage.scope': 'inference',
    'telltale.usage.source': 'span',
    'telltale.audit.api_key.id': state.keyId,
    'telltale.duration_ms': Math.round(600 + outTokens * 14 * (0.7 + random.unit() * 0.6)),
    'gen_ai.response.time_to_first_chunk': Number((0.3 + random.unit() * 0.9).toFixed(3)),
  })
  if (app.guards < 2) return
  trace.emit('ai_guardrail', 'guardrail.evaluated', guardFields(state, 'output-shield', 'allow', 'output'))
}
