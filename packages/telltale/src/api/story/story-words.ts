import type { StoryAction, StoryAnswer, StoryColumn, StoryFlow, StoryJson, StoryTrust } from '@telltale/model'
import type { Scene } from './story-scene.ts'

export const COLUMN_NAMES: Readonly<Record<StoryColumn, string>> = {
  prompt: 'User prompt',
  model: 'Model',
  retrieval: 'Retrieval',
  tool: 'Tool',
  database: 'Database',
  response: 'Response',
}

export const QUESTIONS: Readonly<Record<StoryAnswer['question'], string>> = {
  prompt: 'Which prompt triggered the behaviour?',
  tool: 'Which tool was used?',
  data: 'What data was accessed?',
  response: 'What response was given?',
}

export const VERDICT_WORDS: Readonly<Record<StoryJson['verdict'], string>> = {
  clean: 'Nothing steered from outside',
  injection_attempt: 'Instructions read, not obeyed',
  injection_driven: 'Driven by words from outside',
}

export const TRUST_WORDS: Readonly<Record<StoryTrust, string>> = {
  system: 'system',
  principal: 'user',
  untrusted: 'untrusted',
  model: 'model',
}

const ROLE_WORDS = new Map<string, string>([
  ['system_prompt', 'System prompt'],
  ['user_turn', 'User'],
  ['tool_definition', 'Tool description'],
  ['document', 'Document'],
  ['memory', 'Memory'],
  ['tool_result', 'Result'],
  ['tool_argument', 'Call'],
  ['db_query', 'Query'],
  ['db_rows', 'Rows'],
  ['egress', 'Request'],
  ['model_message', 'Message'],
  ['response', 'Answer'],
])

/** Role in words; one that is not known is said as it came. */
export function roleWord(role: string): string {
  return ROLE_WORDS.get(role) ?? role.replaceAll('_', ' ')
}

/** `document invoice.pdf, character 412`: where an end of a flow stands. */
export function placeWords({ nodes }: Scene, flow: StoryFlow, side: 'from' | 'to'): string {
  const node = nodes.get(flow[side])
  if (node === undefined) return 'a text that is not given'
  const name = node.name === '' ? '' : ` ${node.name}`
  const path = node.path === '' ? '' : `, ${node.path}`
  return `${roleWord(node.role).toLowerCase()}${name}${path}, character ${side === 'from' ? flow.from_start : flow.to_start}`
}

/** How the ends of a flow are equal. */
export function kindWords(flow: StoryFlow): string {
  return flow.kind === 'text' ? 'same words' : `same ${flow.value_kind ?? 'value'}`
}

/** What a weight says; a negative one speaks against. */
export function weightWords(weight: number): string {
  const size = Math.abs(weight)
  const strength = size >= 1.5 ? 'strongly' : size >= 0.5 ? 'clearly' : 'a little'
  return `${weight < 0 ? 'against' : 'for'} it, ${strength}`
}

/** The warning on an action that untrusted words drove. */
export function warningWords(action: StoryAction): string {
  const secret = action.secret_to_sink ? ' Secret or personal data went with it.' : ''
  return `Driven by words from outside (${Math.round(action.injection_driven * 100)} of 100).${secret}`
}

/** Time since the beginning: `+1.2 s`. */
export function offsetWords(ms: number): string {
  if (ms < 1_000) return `+${Math.round(ms)} ms`
  if (ms < 60_000) return `+${(ms / 1_000).toFixed(1)} s`
  const minutes = Math.floor(ms / 60_000)
  return minutes < 120 ? `+${minutes} min` : `+${Math.floor(minutes / 60)} h ${minutes % 60} min`
}

/** At most so many UTF-16 units, never half a character, and a sign where it was cut. */
export function cutWords(text: string, most: number): string {
  if (text.length <= most) return text
  const code = text.charCodeAt(most - 2)
  return `${text.slice(0, code >= 0xd800 && code <= 0xdbff ? most - 2 : most - 1)}…`
}
