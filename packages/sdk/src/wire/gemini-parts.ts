import type { Reply, Usage } from './conversation.ts'
import { carried, listOf, memberOf, numberOf, textOf, toJsonList } from './read-json.ts'
import { callPart, mediaPart, type Part, reasoningPart, resultPart, type Turn, textPart, uriPart } from './turn.ts'

/** How one kind of part, told by the member it has, is read. */
const KINDS: readonly (readonly [member: string, read: (value: unknown) => Part])[] = [
  ['functionCall', (call) => callPart(textOf(call, 'id') ?? '', textOf(call, 'name') ?? '', memberOf(call, 'args'))],
  [
    'functionResponse',
    (result) =>
      resultPart(textOf(result, 'id') ?? '', textOf(result, 'name') ?? '', memberOf(result, 'response') ?? {}),
  ],
  ['inlineData', (blob) => mediaPart(textOf(blob, 'mimeType') ?? '', memberOf(blob, 'data'))],
  ['fileData', (file) => uriPart(textOf(file, 'fileUri') ?? '', textOf(file, 'mimeType'))],
  ['executableCode', (code) => ({ type: 'generic', generic_type: 'executable_code', content: carried(code) })],
  ['codeExecutionResult', (run) => resultPart('', 'code_execution', textOf(run, 'output') ?? '')],
]

/** Contents in any form that the client library takes: a text, a part, a message, or a list of them. */
export function readContents(contents: unknown): readonly Turn[] {
  if (contents === undefined || contents === null) return []
  const items: readonly unknown[] = Array.isArray(contents) ? contents : [contents]
  const turns: Turn[] = []
  for (const item of items) {
    if (Array.isArray(memberOf(item, 'parts'))) {
      turns.push({ role: roleOf(textOf(item, 'role')), parts: readParts(memberOf(item, 'parts')) })
      continue
    }
    // Bare texts and parts that stand side by side are one message of the user.
    const parts = readParts([item])
    const before = turns.at(-1)
    if (before !== undefined && before.role === 'user' && !Array.isArray(memberOf(items[0], 'parts'))) {
      turns[turns.length - 1] = { role: 'user', parts: [...before.parts, ...parts] }
    } else turns.push({ role: 'user', parts })
  }
  return turns
}

/** The parts of an instruction: a text, a part, a list of them, or a message. */
export function readInstruction(value: unknown): readonly Part[] {
  return readContents(value).flatMap((turn) => turn.parts)
}

function roleOf(role: string | undefined): string {
  if (role === 'model') return 'assistant'
  return role === 'function' ? 'tool' : (role ?? 'user')
}

/** Parts of one message. */
function readParts(value: unknown): readonly Part[] {
  return listOf({ value }, 'value').flatMap(readPart)
}

function readPart(value: unknown): readonly Part[] {
  if (typeof value === 'string') return [textPart(value)]
  const text = textOf(value, 'text')
  if (text !== undefined) return [memberOf(value, 'thought') === true ? reasoningPart(text) : textPart(text)]
  for (const [member, read] of KINDS) {
    const found = memberOf(value, member) ?? memberOf(value, snakeOf(member))
    if (found !== undefined && found !== null) return [read(found)]
  }
  return []
}

/** The API takes both spellings of its members. */
function snakeOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

/** An answer, whole or put together from chunks. */
export function readGeminiReply(body: unknown): Reply {
  const candidates = listOf(body, 'candidates')
  const feedback = memberOf(body, 'promptFeedback')
  const blockReason = textOf(feedback, 'blockReason')
  const ratings = [...listOf(feedback, 'safetyRatings'), ...candidates.flatMap((one) => listOf(one, 'safetyRatings'))]
  const reasons = candidates.flatMap((candidate) => textOf(candidate, 'finishReason') ?? [])
  return {
    id: textOf(body, 'responseId'),
    model: textOf(body, 'modelVersion'),
    turns: candidates.flatMap(readCandidate),
    finishReasons: blockReason === undefined ? reasons : [...reasons, 'content_filter'],
    usage: readUsage(memberOf(body, 'usageMetadata')),
    extra: {
      'telltale.gemini.block_reason': blockReason,
      'telltale.gemini.safety_ratings': toJsonList(ratings.filter(isNotable).map(carried)),
    },
  }
}

function readCandidate(candidate: unknown): readonly Turn[] {
  const parts = readParts(memberOf(memberOf(candidate, 'content'), 'parts'))
  const reason = textOf(candidate, 'finishReason')
  return parts.length === 0
    ? []
    : [{ role: 'assistant', parts, ...(reason !== undefined && { finish_reason: reason }) }]
}

/** Ratings come with every answer; only those that say something are kept. */
function isNotable(rating: unknown): boolean {
  return memberOf(rating, 'blocked') === true || !QUIET.has(textOf(rating, 'probability') ?? 'NEGLIGIBLE')
}

const QUIET = new Set(['NEGLIGIBLE', 'LOW', 'HARM_PROBABILITY_UNSPECIFIED'])

/** Thoughts are counted apart by the API; the conventions count them as output. */
function readUsage(usage: unknown): Usage {
  const output = numberOf(usage, 'candidatesTokenCount')
  const reasoning = numberOf(usage, 'thoughtsTokenCount')
  const known = output !== undefined || reasoning !== undefined
  return {
    input: numberOf(usage, 'promptTokenCount'),
    output: known ? (output ?? 0) + (reasoning ?? 0) : undefined,
    cacheRead: numberOf(usage, 'cachedContentTokenCount'),
    reasoning,
  }
}
