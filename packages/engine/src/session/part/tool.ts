import { FIELD } from '@telltale/model'
import { touch } from '../bounded.ts'
import type { Session } from '../session-state.ts'
import { nameOf, type Step, textOf } from '../step.ts'
import type { ToolEffect } from '../tool/effect-words.ts'
import { toolEffect } from '../tool/tool-effect.ts'
import { argumentLeaves } from '../value/argument-leaves.ts'
import { argumentsHash } from '../value/arguments-hash.ts'

const MOST_CALLS = 256
const DENIED = /^(?:reject|rejected|deny|denied|abort|cancel)$/i
const ACCEPTED = /^(?:accept|accepted|approve|approved|allow|allowed|modify)$/i

/** What a tool's call is and adds to its session; gives back its effect. */
export function readTool(step: Step): ToolEffect | undefined {
  const { event } = step
  const name = nameOf(step, FIELD.toolName)
  const args = event.fields.get(FIELD.toolArguments) ?? event.fields.get(FIELD.toolArgumentsText)
  const hash = argumentsHash(args)
  if (hash !== undefined) step.fields.set(FIELD.toolArgumentsHash, hash)
  if (event.action.startsWith('agent.')) return undefined
  if (name === '' && hash === undefined) return undefined
  const effect = toolEffect({ name, description: textOf(step, FIELD.toolDescription), leaves: argumentLeaves(args) })
  if (effect !== undefined) step.fields.set(FIELD.toolEffect, effect)
  addCall(step, `${name}\0${hash ?? ''}`)
  addDefinition(step, name)
  return effect
}

function addCall(step: Step, key: string): void {
  const { session, event } = step
  session.calls ??= new Map()
  const call = touch(session.calls, key, MOST_CALLS, () => ({ requested: 0, executed: 0, denied: false }))
  const decision = nameOf(step, FIELD.toolDecision)
  const isAccepted = event.action === 'tool.approved' || ACCEPTED.test(decision)
  if (event.action === 'tool.denied' || DENIED.test(decision)) call.denied = true
  else if (isAccepted) call.denied = false
  if (event.action === 'tool.requested') {
    session.requested += 1
    call.requested += 1
  }
  if (event.action === 'tool.executed') {
    session.executed += 1
    call.executed += 1
    if (nameOf(step, FIELD.eventOutcome) === 'failure' || event.fields.has(FIELD.errorType)) session.toolErrors += 1
    if (call.denied && !DENIED.test(decision)) step.fields.set(FIELD.sessionDeniedThenExecuted, true)
  }
  const repeats = Math.max(call.requested, call.executed)
  if (repeats > 1) step.fields.set(FIELD.sessionToolRepeats, repeats)
}

/** Calls so far: some senders tell only what was asked for, some only what ran. */
export function callsOf({ requested, executed }: Session): number {
  return Math.max(requested, executed)
}

function addDefinition(step: Step, tool: string): void {
  const hash = nameOf(step, FIELD.toolDefinitionHash)
  if (hash === '' || tool === '') return
  const owner = `${nameOf(step, FIELD.serviceName)}\0${nameOf(step, FIELD.mcpServerName)}`
  if (isChanged(step, `${owner}\0${tool}\0description`, hash)) step.fields.set(FIELD.toolDefinitionChanged, true)
}

/** Whether a definition is another than the one before; remembers it. */
export function isChanged({ state, limits, event }: Step, name: string, hash: string): boolean {
  const key = `${event.tenant}\0${name}`
  const before = touch(state.definitions, key, limits.entries, () => hash)
  state.definitions.set(key, hash)
  return before !== hash
}
