import { FIELD, type JsonValue, listFrom, shownText } from '@telltale/model'
import { touch } from '../bounded.ts'
import { nameOf, type Step } from '../step.ts'
import { hashText } from '../text/hash-text.ts'
import type { ToolEffect } from '../tool/effect-words.ts'
import { toolEffect } from '../tool/tool-effect.ts'
import { isChanged } from './tool.ts'

const DAY_MS = 86_400_000
const MOST_HASHES = 64
const MOST_TOOLS = 256
/** A prompt that is another in more than one of five uses holds the date or the user's name: it always changes. */
const DYNAMIC = 0.2
const FEWEST_USES = 10

/** What a system prompt says of its app: whether it is new, and whether somebody said that it would be. */
export function readSystemPrompt(step: Step): readonly ToolEffect[] {
  const { event, state, limits } = step
  if (event.action === 'system_prompt.changed') announce(step)
  if (event.action === 'system_prompt.used') {
    const hash = nameOf(step, FIELD.systemPromptHash)
    const key = `${event.tenant}\0${ownerOf(step)}`
    if (hash !== '' && isNew(step, key, hash)) {
      step.fields.set(FIELD.systemPromptChanged, true)
      if (isAnnounced(step, hash)) step.fields.set(FIELD.systemPromptAnnounced, true)
    }
  }
  const list = nameOf(step, FIELD.toolDefinitionsHash)
  const isKnown = list !== '' && state.definitions.has(`${event.tenant}\0list\0${list}`)
  if (list !== '') touch(state.definitions, `${event.tenant}\0list\0${list}`, limits.entries, () => list)
  return readDefinitions(step, isKnown)
}

function ownerOf(step: Step): string {
  return [FIELD.serviceName, FIELD.agentName, FIELD.promptName].map((name) => nameOf(step, name)).join('\0')
}

function isNew(step: Step, key: string, hash: string): boolean {
  const note = touch(step.state.systems, key, step.limits.entries, () => ({ hashes: [], uses: 0, changes: 0 }))
  const isFirst = note.uses === 0
  const isKnown = note.hashes.includes(hash)
  note.uses += 1
  if (isKnown) return false
  note.hashes = [...note.hashes, hash].slice(-MOST_HASHES)
  if (isFirst) return false
  note.changes += 1
  return note.uses <= FEWEST_USES || note.changes <= note.uses * DYNAMIC
}

const OBJECTS = /prompt|deployment|agent|assistant|release|config|workflow|model/i

/** An act of administration that may change a prompt: it announces the prompts of what it names, else of its tenant. */
export function readAudit(step: Step): void {
  const type = nameOf(step, FIELD.auditType) || step.event.action
  const verb = /updat|chang|creat|publish|deploy|releas|rollback|promot|archiv|edit|modif/i
  if (OBJECTS.test(`${type} ${nameOf(step, FIELD.auditObjectType)}`) && verb.test(type)) announce(step)
}

function announce(step: Step): void {
  const names = [
    FIELD.auditObjectId,
    FIELD.auditObjectName,
    FIELD.promptName,
    FIELD.agentName,
    FIELD.serviceName,
  ] as const
  const said = [...names, FIELD.systemPromptHash].map((name) => nameOf(step, name)).filter((name) => name !== '')
  for (const name of said.length > 0 ? said : ['']) {
    const key = `${step.event.tenant}\0${name.toLowerCase()}`
    touch(step.state.announced, key, step.limits.entries, () => 0)
    step.state.announced.set(key, step.event.receivedMs)
  }
}

function isAnnounced(step: Step, hash: string): boolean {
  const names = [FIELD.promptName, FIELD.agentName, FIELD.serviceName].map((name) => nameOf(step, name))
  const asked = ['', hash, ...names.filter((name) => name !== '')]
  return asked.some((name) => {
    const ms = step.state.announced.get(`${step.event.tenant}\0${name.toLowerCase()}`)
    return ms !== undefined && step.event.receivedMs - ms <= DAY_MS
  })
}

/** The effects of the tools that are offered; says so when one of them is defined otherwise than before. */
function readDefinitions(step: Step, isKnown: boolean): readonly ToolEffect[] {
  const value = step.event.fields.get(FIELD.toolDefinitions)
  if (value === undefined) return []
  const effects: ToolEffect[] = []
  for (const tool of listFrom(value).slice(0, MOST_TOOLS)) {
    const { name, description } = definitionOf(tool)
    if (name === '') continue
    const effect = toolEffect({ name, description, leaves: [] })
    if (effect !== undefined) effects.push(effect)
    const owner = `${nameOf(step, FIELD.serviceName)}\0${nameOf(step, FIELD.agentName)}`
    if (
      !isKnown &&
      isChanged(step, `${owner}\0${name}\0definition`, String(hashText(shownText(tool).slice(0, 16_384))))
    )
      step.fields.set(FIELD.toolDefinitionChanged, true)
  }
  return effects
}

function definitionOf(tool: JsonValue): { readonly name: string; readonly description: string } {
  const inner = memberText(tool, 'function')
  const place = typeof inner === 'object' ? inner : tool
  return {
    name: shownText(memberText(place, 'name')).slice(0, 256),
    description: shownText(memberText(place, 'description')),
  }
}

function memberText(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined
  return (value as { readonly [key: string]: JsonValue })[key]
}
