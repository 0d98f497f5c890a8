import { FIELD } from '@telltale/model'
import { dropOldest } from '../bounded.ts'
import type { AgentNote } from '../session-state.ts'
import { nameOf, type Step, say } from '../step.ts'
import type { ToolEffect } from '../tool/effect-words.ts'
import { strengthOf } from '../tool/tool-effect.ts'

const MOST_AGENTS = 64
const LONGEST_CHAIN = 16
const READS = 0

/** Names the chain of agents down to the one of this event, and what it may do that those above it may not. */
export function readAgents(step: Step, effect: ToolEffect | undefined): void {
  const key = nameOf(step, FIELD.agentId) || nameOf(step, FIELD.agentName)
  if (key === '') return
  const agents = step.session.agents ?? new Map<string, AgentNote>()
  step.session.agents = agents
  const agent = agents.get(key) ?? { name: nameOf(step, FIELD.agentName) || key, parent: '', strength: -1 }
  if (!agents.has(key)) {
    agents.set(key, agent)
    dropOldest(agents, MOST_AGENTS)
  }
  const parent = nameOf(step, FIELD.parentAgentId)
  if (parent !== '' && parent !== key) agent.parent = parent
  const chain = chainOf(agents, agent)
  say(
    step,
    FIELD.sessionAgents,
    chain.length > 0 ? [...chain.map(({ name }) => name).reverse(), agent.name] : agentNames(agents),
  )
  if (effect === undefined) return
  const strength = strengthOf(effect)
  const above = find(agents, agent.parent)
  if (above !== undefined && above.strength >= READS && strength > above.strength)
    step.fields.set(FIELD.sessionPrivilegeRaised, true)
  agent.strength = Math.max(agent.strength, strength)
}

/** Without word of who called whom: the agents in the order in which they came. */
function agentNames(agents: ReadonlyMap<string, AgentNote>): readonly string[] {
  return [...new Set([...agents.values()].map(({ name }) => name))]
}

function chainOf(agents: ReadonlyMap<string, AgentNote>, agent: AgentNote): readonly AgentNote[] {
  const chain: AgentNote[] = []
  for (let at = find(agents, agent.parent); at !== undefined && at !== agent; at = find(agents, at.parent)) {
    if (chain.includes(at) || chain.length >= LONGEST_CHAIN) break
    chain.push(at)
  }
  return chain
}

/** An agent by its id, or by its name where a child knows no better. */
function find(agents: ReadonlyMap<string, AgentNote>, key: string): AgentNote | undefined {
  if (key === '') return undefined
  return agents.get(key) ?? [...agents.values()].find(({ name }) => name === key)
}

/** Tools that an agent was offered are what it was allowed to do, used or not. */
export function offer(step: Step, effects: readonly ToolEffect[]): void {
  const key = nameOf(step, FIELD.agentId) || nameOf(step, FIELD.agentName)
  const agent = step.session.agents?.get(key)
  if (agent === undefined || effects.length === 0) return
  agent.strength = Math.max(agent.strength, ...effects.map(strengthOf))
}
