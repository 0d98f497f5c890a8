import { APPS, systemPromptOf } from './apps.mjs'
import { agentAt } from './people.mjs'
import { hashOf } from './trace.mjs'

/** An entry of the audit log: `type` as the platform calls it, `what` it is about. */
export function auditEvent(random, { ms, who, type, kind, change, what, changes = [] }) {
  const person = who.email !== undefined && who.email !== ''
  return {
    category: 'ai_audit',
    action: type,
    receivedMs: ms,
    fields: {
      'service.name': 'ai-platform',
      'deployment.environment.name': 'production',
      'organization.id': 'hafenwerk',
      'telltale.audit.type': type,
      'event.category': kind,
      'event.type': change,
      'event.outcome': 'success',
      'telltale.audit.object.type': what.type,
      'telltale.audit.object.id': what.id,
      'telltale.audit.object.name': what.name ?? what.id,
      'telltale.audit.changes': changes,
      'telltale.audit.actor.type': person ? 'user' : 'service_account',
      'telltale.audit.control_weakened': false,
      'user.id': who.id,
      ...(person ? { 'user.email': who.email, 'user.roles': who.roles } : {}),
      'client.address': who.desk,
      'user_agent.original': who.agent === '' ? 'hafenwerk-ci/3.4' : agentAt(who, ms),
      trace_id: random.hex(32),
    },
  }
}

/** A release: new version, sometimes with a new system prompt (said before), a new tool or a new definition of one. */
export function deploy(world, random, ms) {
  const app = random.pick(APPS)
  const state = world.states.get(app.name)
  const by = random.pick(world.deployers)
  const events = []
  const say = (type, what, changes, after) =>
    events.push(
      auditEvent(random, {
        ms: ms + after,
        who: type.startsWith('deployment') ? world.services.ci : by,
        type,
        kind: 'configuration',
        change: 'change',
        what,
        changes,
      }),
    )
  const before = state.version
  if (random.chance(0.3)) events.push(...changePrompt(world, random, { ms, app, state, by }))
  if (state.toolCount < app.tools.length) {
    const name = app.tools[state.toolCount]
    state.toolCount += 1
    say(
      'agent.tool_added',
      { type: 'agent', id: `agent-${app.name}` },
      [{ field: 'tools', old: '', new: name }],
      30_000,
    )
  } else if (app.tools.length > 0 && random.chance(0.1)) {
    const name = random.pick(app.tools)
    world.toolVersions.set(name, (world.toolVersions.get(name) ?? 1) + 1)
    say('agent.tool_updated', { type: 'tool', id: name }, [{ field: 'description', old: 'v1', new: 'v2' }], 30_000)
  }
  state.release += 1
  state.version = `4.${state.release}.0`
  say(
    'deployment.updated',
    { type: 'deployment', id: app.name },
    [{ field: 'version', old: before, new: state.version }],
    60_000,
  )
  return events
}

function changePrompt(_world, random, { ms, app, state, by }) {
  const old = hashOf(systemPromptOf(app, state.promptVersion))
  state.promptVersion += 1
  const text = systemPromptOf(app, state.promptVersion)
  const what = { type: 'prompt', id: `${app.name}-main` }
  const changes = [{ field: 'version', old: String(state.promptVersion - 1), new: String(state.promptVersion) }]
  const changed = {
    category: 'ai_system_prompt',
    action: 'system_prompt.changed',
    receivedMs: ms + 1000,
    fields: {
      'service.name': app.name,
      'deployment.environment.name': 'production',
      'organization.id': 'hafenwerk',
      ...(app.agent ? { 'gen_ai.agent.id': `agent-${app.name}`, 'gen_ai.agent.name': app.name } : {}),
      'gen_ai.prompt.name': `${app.name}-main`,
      'gen_ai.prompt.version': String(state.promptVersion),
      'telltale.system_prompt.hash': hashOf(text),
      'telltale.system_prompt.previous_hash': old,
      'telltale.system_prompt.length': text.length,
      'telltale.change.actor.id': by.id,
      'telltale.change.reason': 'release',
      'user.id': by.id,
      trace_id: random.hex(32),
      'event.outcome': 'success',
    },
  }
  return [
    auditEvent(random, { ms, who: by, type: 'prompt.updated', kind: 'configuration', change: 'change', what, changes }),
    changed,
  ]
}

/** A new key for an application, and the old one switched off an hour later. */
export function rotateKey(world, random, ms) {
  const app = random.pick(APPS)
  const state = world.states.get(app.name)
  const old = state.keyId
  state.keyId = `key_${random.hex(12)}`
  const who = world.services.vault
  const entry = (at, type, change, id) =>
    auditEvent(random, { ms: at, who, type, kind: 'iam', change, what: { type: 'api_key', id, name: app.name } })
  return [
    entry(ms, 'api_key.created', 'creation', state.keyId),
    entry(ms + 3_600_000, 'api_key.deleted', 'deletion', old),
  ]
}

/** Somebody who owns an application looks at its prompt. */
export function readPrompt(world, random, ms) {
  const app = random.pick(APPS)
  const owner = world.owners.get(app.name)
  return [
    {
      category: 'ai_system_prompt',
      action: 'system_prompt.read',
      receivedMs: ms,
      fields: {
        'service.name': app.name,
        'organization.id': 'hafenwerk',
        'gen_ai.prompt.name': `${app.name}-main`,
        'telltale.system_prompt.hash': hashOf(systemPromptOf(app, world.states.get(app.name).promptVersion)),
        'user.id': owner.id,
        'user.email': owner.email,
        'user.roles': owner.roles,
        'client.address': owner.desk,
        'user_agent.original': agentAt(owner, ms),
        trace_id: random.hex(32),
        'event.outcome': 'success',
      },
    },
  ]
}
