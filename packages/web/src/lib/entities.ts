import { type AlertEntity, FIELD } from '@telltale/model'

/** What an entity is, for its icon and its word. */
export type EntityKind = 'agent' | 'user' | 'key' | 'tool' | 'document' | 'host' | 'prompt' | 'model' | 'session'

interface EntityLook {
  readonly kind: EntityKind
  /** As a fact is labelled. */
  readonly name: string
  /** Its value is chosen by whoever sends the words. */
  readonly isUntrusted?: boolean
}

// In the order in which a person wants to know them.
const LOOKS = new Map<string, EntityLook>([
  [FIELD.serviceName, { kind: 'agent', name: 'App' }],
  [FIELD.agentName, { kind: 'agent', name: 'Agent' }],
  [FIELD.agentId, { kind: 'agent', name: 'Agent' }],
  [FIELD.userId, { kind: 'user', name: 'User' }],
  [FIELD.userEmail, { kind: 'user', name: 'User' }],
  [FIELD.userName, { kind: 'user', name: 'User' }],
  [FIELD.changeActor, { kind: 'user', name: 'Changed by' }],
  [FIELD.auditApiKeyId, { kind: 'key', name: 'Key' }],
  [FIELD.toolName, { kind: 'tool', name: 'Tool' }],
  [FIELD.mcpServerName, { kind: 'tool', name: 'MCP server' }],
  [FIELD.guardrailName, { kind: 'tool', name: 'Guardrail' }],
  [FIELD.serverAddress, { kind: 'host', name: 'Host', isUntrusted: true }],
  [FIELD.urlDomain, { kind: 'host', name: 'Host', isUntrusted: true }],
  [FIELD.clientAddress, { kind: 'host', name: 'From' }],
  [FIELD.dataSourceId, { kind: 'document', name: 'Source' }],
  [FIELD.retrievalSources, { kind: 'document', name: 'Document', isUntrusted: true }],
  [FIELD.requestModel, { kind: 'model', name: 'Model' }],
  [FIELD.promptName, { kind: 'prompt', name: 'Prompt' }],
  [FIELD.systemPromptHash, { kind: 'prompt', name: 'System prompt' }],
  [FIELD.conversationId, { kind: 'session', name: 'Session' }],
])

const ORDER = new Map([...LOOKS.keys()].map((field, i) => [field, i]))

/** How an entity is drawn and named; a field without a name of its own is named by its last words. */
export function entityLook(field: string): EntityLook {
  return LOOKS.get(field) ?? { kind: 'prompt', name: field.replace(/^(gen_ai|telltale)\./, '') }
}

/** Entities in the order in which a person wants to know them; apps, people and tools come first. */
export function sortEntities(entities: readonly AlertEntity[]): readonly AlertEntity[] {
  return entities.toSorted((a, b) => (ORDER.get(a.field) ?? 99) - (ORDER.get(b.field) ?? 99))
}

/** Something that an alert is about, as one chip, and all that it is called: an app and its agent often share a name. */
export interface EntityGroup {
  readonly kind: EntityKind
  readonly value: string
  readonly names: readonly string[]
  readonly isUntrusted: boolean
}

/** Entities in that order, those that look alike and have the same value once. */
export function chipsOf(entities: readonly AlertEntity[]): readonly EntityGroup[] {
  const chips = new Map<string, EntityGroup>()
  for (const { field, value } of sortEntities(entities)) {
    const { kind, name, isUntrusted = false } = entityLook(field)
    const key = `${kind} ${isUntrusted} ${value}`
    const names = chips.get(key)?.names ?? []
    chips.set(key, { kind, value, names: names.includes(name) ? names : [...names, name], isUntrusted })
  }
  return [...chips.values()]
}
