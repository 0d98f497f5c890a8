import { fillTemplate } from './fill-template.mjs'
import { CLUMSY, FOLLOW_UPS, QUESTIONS } from './texts/questions.mjs'
import { AFTER, BEFORE, BETWEEN } from './texts/wording.mjs'
import { commonFields, createTrace } from './trace.mjs'
import { runTurn } from './turn.mjs'

/** Share of prompts that a guardrail minds although nobody means harm. */
const CLUMSY_SHARE = 0.003

/** All events of one conversation of a person with an application, by time. */
export function runSession(world, { app, person, ms, random, busy = 1 }) {
  const common = commonFields(world, { app, person, ms, random })
  const slots = { order: `HW-${random.int(100_000, 999_999)}`, user: person.name || person.id }
  const turns = Math.max(1, Math.round((0.4 + random.unit() * 0.7) * app.turns * busy))
  const events = []
  let at = ms
  let history = 0
  let next
  for (let turn = 0; turn < turns; turn += 1) {
    const clumsy = next === undefined && app.guards > 0 && random.chance(CLUMSY_SHARE) ? random.pick(CLUMSY) : undefined
    const template = next ?? clumsy?.text ?? wrap(random, app, pickQuestion(random, { app, person, turn }))
    const text = fillTemplate(random, template, slots)
    const trace = createTrace(random, common, at)
    const refuse = clumsy !== undefined ? random.chance(0.4) : random.chance(0.0015)
    const answer = runTurn(world, trace, { app, text, clumsy, history, messages: turn * 2 + 1, slots, refuse })
    events.push(...trace.events)
    // Who was stopped leaves, says it without the part that was minded, or goes on with something else.
    next = answer === undefined && clumsy !== undefined && random.chance(0.4) ? clumsy.next : undefined
    if (answer === undefined && next === undefined && random.chance(0.5)) break
    history += text.length + (answer?.length ?? 0)
    at = trace.now() + random.logNormal(35_000, 0.8)
  }
  return events
}

/** People write around what they ask; jobs do not. */
function wrap(random, app, question) {
  if (app.who === 'batch') return question
  const parts = [random.chance(0.45) ? random.pick(BEFORE) : '', question]
  for (let n = random.poisson(0.7); n > 0; n -= 1) parts.push(random.pick(BETWEEN))
  if (random.chance(0.35)) parts.push(random.pick(AFTER))
  const text = parts.filter((part) => part !== '').join(random.chance(0.85) ? ' ' : '\n')
  return random.chance(0.12) ? text.charAt(0).toLowerCase() + text.slice(1) : text
}

const LANGUAGES = new Set(['de', 'fr', 'es', 'pt', 'zh'])

function pickQuestion(random, { app, person, turn }) {
  if (turn > 0 && app.texts !== 'code' && random.chance(0.6)) return random.pick(FOLLOW_UPS)
  const own = app.texts === 'chat' && LANGUAGES.has(person.language) && random.chance(0.5)
  return random.pick(QUESTIONS[own ? person.language : app.texts])
}
