import { createHash } from 'node:crypto'
import { agentAt } from './people.mjs'

/** Hash of a text as the collector would give it, 64 hex digits. */
export function hashOf(text) {
  return createHash('sha256').update(text).digest('hex')
}

/** About four characters are a token. */
export function tokensOf(text) {
  return Math.ceil(text.length / 4) + 3
}

/** Fields that every event of one conversation shares. */
export function commonFields(world, { app, person, ms, random }) {
  const state = world.states.get(app.name)
  const away = person.office !== undefined && random.chance(0.15)
  return {
    'service.name': app.name,
    'service.version': state.version,
    'deployment.environment.name': 'production',
    'telltale.source.dialect': 'otel_genai',
    'telltale.content.captured': true,
    'gen_ai.conversation.id': random.hex(32),
    'organization.id': 'hafenwerk',
    'user.id': person.id,
    ...(person.email === '' ? {} : { 'user.email': person.email, 'user.name': person.name }),
    'user.roles': person.roles,
    'client.address': away ? person.home : person.desk,
    'user_agent.original': person.agent === '' ? 'hafenwerk-jobs/2.1' : agentAt(person, ms),
    'gen_ai.provider.name': app.provider,
    'gen_ai.request.model': app.model,
    ...(app.agent ? { 'gen_ai.agent.id': `agent-${app.name}`, 'gen_ai.agent.name': app.name } : {}),
  }
}

/** Collects the events of one turn; time moves on with `wait`. */
export function createTrace(random, common, startMs) {
  const events = []
  const shared = { ...common, trace_id: random.hex(32) }
  let ms = Math.round(startMs)
  return {
    events,
    random,
    now: () => ms,
    wait(millis) {
      ms += Math.max(1, Math.round(millis))
    },
    emit(category, action, fields, outcome = 'success') {
      const whole = { ...shared, span_id: random.hex(16), 'event.outcome': outcome, ...fields }
      events.push({ category, action, receivedMs: ms + random.int(2, 40), fields: whole })
    },
  }
}
