/** A text within JSON that a caller gets to see. */
export interface TextLeaf {
  /** The same for all pieces of one text of a stream. */
  readonly key: string
  readonly text: string
  replace(text: string): void
}

/** What is written in JSON of a provider's answer. */
export interface FoundTexts {
  readonly leaves: readonly TextLeaf[]
  /** Whether some of it belongs to a tool that the model asks for. */
  readonly tool: boolean
}

// Told apart by what they are not, so that a field nobody has heard of yet is read rather than overlooked.
const NOT_TEXT = new Set([
  ...['id', 'object', 'type', 'role', 'model', 'status', 'name', 'phase', 'event', 'format', 'obfuscation'],
  ...['finish_reason', 'finishReason', 'stop_reason', 'stopReason', 'stop_sequence', 'system_fingerprint'],
  ...['service_tier', 'item_id', 'response_id', 'responseId', 'call_id', 'tool_use_id', 'toolUseId'],
  ...['previous_response_id', 'signature', 'thoughtSignature', 'encrypted_content', 'redactedContent'],
  ...['modelVersion', 'createTime', 'usage', 'usageMetadata', 'metrics', 'logprobs', 'logprobsResult', 'embedding'],
  ...['b64_json', 'partial_image_b64', 'inlineData', 'safetyRatings'],
  // What the application itself sent, said again.
  ...['instructions', 'tools', 'tool_choice', 'metadata', 'user', 'safety_identifier', 'prompt_cache_key'],
  // A tool's arguments are decided of as a tool call, whole.
  ...['arguments', 'partial_json', 'args'],
])
const TOOL_KEYS = new Set(['tool_calls', 'function_call', 'functionCall', 'toolUse'])
const TOOL_TYPES = new Set(['tool_use', 'function_call', 'custom_tool_call', 'tool_call', 'tool_calls', 'shell_call'])
// Deeper than any provider nests; beyond it, texts are no longer told apart.
const LONGEST_KEY = 512
const INDEX_KEYS = ['index', 'output_index', 'content_index', 'summary_index', 'contentBlockIndex'] as const

interface Place {
  readonly holder: Record<string, unknown> | unknown[]
  readonly name: string | number
  readonly key: string
}

/** Finds the texts of an answer, or of a piece of one. With `positions`, each element of an array is a text of its own. */
export function findTexts(json: unknown, positions: boolean): FoundTexts {
  const leaves: TextLeaf[] = []
  let tool = false
  const open: Place[] = [{ holder: [json], name: 0, key: '' }]
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const value = memberOf(place)
    if (typeof value === 'string') leaves.push(leafAt(place, value))
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) openElements(open, place.key, value, positions)
    else tool = openMembers(open, place.key, value as Record<string, unknown>) || tool
  }
  return { leaves, tool }
}

/** Puts one text in the place of another, wherever it stands alone; says how often. */
export function replaceTexts(json: unknown, before: string, after: string): number {
  const open: unknown[] = [json]
  let count = 0
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    const holder = value as Record<string, unknown>
    for (const [name, member] of Object.entries(holder)) {
      if (member === before) {
        holder[name] = after
        count += 1
      } else if (typeof member === 'object' && member !== null) open.push(member)
    }
  }
  return count
}

// Texts said again, token by token, with how likely each was.
const TOKENS = ['logprobs', 'logprobsResult'] as const

/** Takes the tokens of an answer out of its JSON: where a text was changed, they would still spell what it said. */
export function forgetTokens(json: unknown): void {
  const open: unknown[] = [json]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (typeof value !== 'object' || value === null) continue
    const holder = value as Record<string, unknown>
    for (const name of TOKENS) if (Object.hasOwn(holder, name)) holder[name] = Array.isArray(holder[name]) ? [] : null
    for (const member of Object.values(holder)) if (typeof member === 'object' && member !== null) open.push(member)
  }
}

// Pushed from the end, so that they come out in the order they are written.
function openElements(open: Place[], key: string, holder: unknown[], positions: boolean): void {
  for (let at = holder.length - 1; at >= 0; at -= 1) {
    if (typeof holder[at] !== 'number') open.push({ holder, name: at, key: positions ? longer(key, `[${at}]`) : key })
  }
}

function openMembers(open: Place[], key: string, holder: Record<string, unknown>): boolean {
  const numbered = INDEX_KEYS.reduce(
    (path, name) => (typeof holder[name] === 'number' ? longer(path, `#${holder[name]}`) : path),
    key,
  )
  const members = Object.entries(holder)
  for (const [name, value] of members.reverse()) {
    if (typeof value === 'number' || NOT_TEXT.has(name)) continue
    open.push({ holder, name, key: longer(numbered, `.${name}`) })
  }
  return members.some(isToolMember)
}

function longer(key: string, part: string): string {
  return key.length > LONGEST_KEY ? key : `${key}${part.slice(0, LONGEST_KEY)}`
}

function isToolMember([name, value]: readonly [string, unknown]): boolean {
  if (name === 'type') return typeof value === 'string' && TOOL_TYPES.has(value)
  return TOOL_KEYS.has(name) && value !== null && !(Array.isArray(value) && value.length === 0)
}

function memberOf({ holder, name }: Place): unknown {
  return Array.isArray(holder) ? holder[Number(name)] : holder[name]
}

function leafAt({ holder, name, key }: Place, text: string): TextLeaf {
  return {
    key,
    text,
    replace: (next) => {
      if (Array.isArray(holder)) holder[Number(name)] = next
      else holder[name] = next
    },
  }
}
