import { type Category, FIELD, type JsonValue } from '@telltale/model'
import { agentFamily } from './agent-family.ts'
import { type Entity, type Facts, listedKeys, namedKey, textIn } from './facts.ts'
import { type Key, keyOf } from './key-hash.ts'

/** Two things seen together: the left one has a history, the right one is new in it or not. */
export interface Pair {
  readonly name: string
  /** Logs it is read from; every log when left out. */
  readonly categories?: readonly Category[]
  readonly left: Entity
  /** Keys of what is seen with it; 0 and [] for nothing. */
  readonly right: (facts: Facts) => Key | readonly Key[]
  /** New to one but usual among those of the same app is not new. */
  readonly peers?: true
  /** Pairs of this kind that the left one must have had before one is called new; 10 when left out. */
  readonly needs?: number
}

/** Items of a list looked at in one event. */
const MOST_ITEMS = 32
/** Members of a tool's arguments that make its shape. */
const MOST_MEMBERS = 32
const WRITER = 'telltale.document.writer.id'

const actionOnly =
  (actions: ReadonlySet<string>, read: Pair['right']): Pair['right'] =>
  (facts) =>
    actions.has(facts.event.action) ? read(facts) : 0

const field =
  (name: string): Pair['right'] =>
  (facts) =>
    namedKey(facts, name)

const RETRIEVED: ReadonlySet<string> = new Set(['retrieval.performed', 'memory.read'])
const INGESTED: ReadonlySet<string> = new Set(['document.ingested', 'memory.written'])
const TOOLS: ReadonlySet<string> = new Set(['tool.requested', 'tool.approved', 'tool.executed'])
/** What counts as a tool that ran. */
export const RUNS: ReadonlySet<string> = new Set(['tool.executed'])
const READS: ReadonlySet<string> = new Set(['system_prompt.read', 'system_prompt.disclosed'])

/** Every pair that is watched. */
export const PAIRS: readonly Pair[] = [
  { name: 'user_app', left: 'user', right: (facts) => facts.entities.app },
  { name: 'user_agent_name', left: 'user', right: field(FIELD.agentName), peers: true },
  { name: 'user_client', left: 'user', right: (facts) => facts.client, peers: true },
  { name: 'user_agent_string', left: 'user', right: familyKey, peers: true },
  {
    name: 'user_data_source',
    categories: ['ai_retrieval'],
    left: 'user',
    right: actionOnly(RETRIEVED, (facts) => facts.entities.source),
    peers: true,
  },
  {
    name: 'user_document_source',
    categories: ['ai_retrieval'],
    left: 'user',
    right: actionOnly(RETRIEVED, (facts) =>
      listedKeys(facts, facts.event.fields.get(FIELD.retrievalSources), MOST_ITEMS),
    ),
    peers: true,
  },
  { name: 'key_app', left: 'key', right: (facts) => facts.entities.app },
  { name: 'key_client', left: 'key', right: (facts) => facts.client },
  { name: 'key_model', left: 'key', right: (facts) => facts.model },
  { name: 'app_model', left: 'app', right: (facts) => facts.model },
  { name: 'app_provider', left: 'app', right: field(FIELD.provider) },
  { name: 'app_destination', categories: ['ai_egress'], left: 'app', right: (facts) => facts.entities.destination },
  {
    name: 'agent_tool',
    categories: ['ai_tool'],
    left: 'agent',
    right: actionOnly(TOOLS, field(FIELD.toolName)),
    peers: true,
  },
  {
    name: 'agent_destination',
    categories: ['ai_egress'],
    left: 'agent',
    right: (facts) => facts.entities.destination,
    peers: true,
  },
  {
    name: 'tool_destination',
    categories: ['ai_egress', 'ai_tool'],
    left: 'tool',
    right: (facts) => facts.entities.destination,
  },
  {
    name: 'agent_data_source',
    categories: ['ai_retrieval'],
    left: 'agent',
    right: (facts) => facts.entities.source,
    peers: true,
  },
  { name: 'agent_sequence', categories: ['ai_tool'], left: 'agent', right: (facts) => facts.sequence, peers: true },
  { name: 'mcp_server', left: 'app', right: field(FIELD.mcpServerName) },
  { name: 'tool_definition', categories: ['ai_tool'], left: 'tool', right: field(FIELD.toolDefinitionHash) },
  { name: 'system_prompt', categories: ['ai_system_prompt'], left: 'app', right: field(FIELD.systemPromptHash) },
  {
    name: 'prompt_reader',
    categories: ['ai_system_prompt'],
    left: 'prompt',
    right: actionOnly(READS, (facts) => facts.entities.user),
    needs: 3,
  },
  {
    name: 'document_writer',
    categories: ['ai_retrieval'],
    left: 'source',
    right: actionOnly(INGESTED, (facts) => namedKey(facts, WRITER) || facts.entities.user),
  },
  {
    name: 'response_domain',
    categories: ['ai_response'],
    left: 'app',
    right: (facts) => domainKeys(facts, facts.event.fields.get(FIELD.responseUrls)),
  },
  // Who never did anything administrative is just who should be noticed: no acts are needed before.
  { name: 'actor_action', categories: ['ai_audit'], left: 'user', right: field(FIELD.auditType), needs: 0 },
  {
    name: 'tool_arguments_shape',
    categories: ['ai_tool'],
    left: 'tool',
    right: actionOnly(RUNS, (facts) => shapeKey(facts, facts.event.fields.get(FIELD.toolArguments))),
  },
]

function familyKey(facts: Facts): Key {
  const text = textIn(facts.event.fields, FIELD.userAgent)
  return text === undefined ? 0 : keyOf(agentFamily(text), facts.seed)
}

function domainKeys(facts: Facts, urls: JsonValue | undefined): readonly Key[] {
  if (!Array.isArray(urls)) return []
  const domains = new Set<Key>()
  for (const url of urls.slice(0, MOST_ITEMS)) {
    if (typeof url !== 'string') continue
    const start = url.indexOf('://')
    const rest = url.slice(start < 0 ? 0 : start + 3, start + 3 + 256)
    const host = (rest.split(/[/?#]/, 1)[0] ?? '').split('@').pop()
    if (host !== undefined && host !== '') domains.add(keyOf(host.toLowerCase(), facts.seed))
  }
  return [...domains]
}

/** Names and types of the arguments, whatever their order and values. */
function shapeKey(facts: Facts, args: JsonValue | undefined): Key {
  if (args === undefined || args === null) return 0
  if (typeof args !== 'object' || Array.isArray(args))
    return keyOf(Array.isArray(args) ? 'list' : typeof args, facts.seed)
  const members = Object.entries(args)
    .slice(0, MOST_MEMBERS)
    .map(([name, value]) => `${name.slice(0, 64)}:${Array.isArray(value) ? 'list' : typeof value}`)
  return keyOf(members.sort().join(','), facts.seed)
}
