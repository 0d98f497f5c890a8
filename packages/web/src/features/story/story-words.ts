import type { StoryAction, StoryAnswer, StoryColumn, StoryFlow, StoryJson, StoryTrust } from '@telltale/model'
import { formatCount, plural } from '../../lib/format-number.ts'
import type { StoryCard, StoryIndex } from './story-index.ts'

/** Names of the columns and of what is counted in them. */
export const COLUMN_WORDS: Readonly<Record<StoryColumn, { readonly name: string; readonly unit: string }>> = {
  prompt: { name: 'User prompt', unit: 'text' },
  model: { name: 'Model', unit: 'message' },
  retrieval: { name: 'Retrieval', unit: 'document' },
  tool: { name: 'Tool', unit: 'card' },
  database: { name: 'Database', unit: 'card' },
  response: { name: 'Response', unit: 'answer' },
}

/** Each answer by one word, and the question whole. */
export const QUESTIONS: Readonly<Record<StoryAnswer['question'], readonly [name: string, question: string]>> = {
  prompt: ['Prompt', 'Which prompt triggered the behaviour?'],
  tool: ['Tool', 'Which tool was used?'],
  data: ['Data', 'What data was accessed?'],
  response: ['Answer', 'What response was given?'],
}

export const VERDICT_WORDS: Readonly<Record<StoryJson['verdict'], string>> = {
  clean: 'Nothing steered from outside',
  injection_attempt: 'Instructions read, not obeyed',
  injection_driven: 'Driven by words from outside',
}

/** As it stands in the answers: `untrusted`, and `user` for the principal. */
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

/** Role of a card in words; a role that is not known is said as it came. */
export function roleWord(role: string): string {
  return ROLE_WORDS.get(role) ?? role.replaceAll('_', ' ')
}

/** `document invoice.pdf, character 412`: where an end of a flow stands. */
export function placeWords(index: StoryIndex, flow: StoryFlow, side: 'from' | 'to'): string {
  const node = index.nodes.get(flow[side])
  if (!node) return 'a text that is not given'
  const name = node.name === '' ? '' : ` ${node.name}`
  const path = node.path === '' ? '' : `, ${node.path}`
  const at = side === 'from' ? flow.from_start : flow.to_start
  return `${roleWord(node.role).toLowerCase()}${name}${path}, character ${formatCount(at)}`
}

/** How the ends of a flow are equal: words of our own. */
export function kindWords(flow: StoryFlow): string {
  return flow.kind === 'text' ? 'same words' : `same ${flow.value_kind ?? 'value'}`
}

/** `2 same words, 1 same value`. */
export function proofWords(flows: readonly StoryFlow[]): string {
  const texts = flows.filter((flow) => flow.kind === 'text').length
  const values = flows.length - texts
  const parts = [
    ...(texts > 0 ? [`${formatCount(texts)} same words`] : []),
    ...(values > 0 ? [plural(values, 'same value')] : []),
  ]
  return parts.length === 0 ? 'no words flow' : parts.join(', ')
}

/** What a weight says, in words; a negative one speaks against. */
export function weightWords(weight: number): string {
  const size = Math.abs(weight)
  const strength = size >= 1.5 ? 'strongly' : size >= 0.5 ? 'clearly' : 'a little'
  return `${weight < 0 ? 'against' : 'for'} it, ${strength}`
}

/** The warning on an action that untrusted words drove. */
export function warningWords(action: StoryAction): string {
  const share = Math.round(action.injection_driven * 100)
  const secret = action.secret_to_sink ? ' Secret or personal data went with it.' : ''
  return `Driven by words from outside (${share} of 100).${secret}`
}

/** `8 other documents` beside shown ones, `2 messages` alone, `12 others` where they are of several kinds. */
export function foldedWords(cards: readonly StoryCard[], shown: readonly StoryCard[]): string {
  const roles = new Set(cards.map((card) => card.role))
  const [role] = roles
  if (role === undefined || roles.size > 1)
    return shown.length === 0 ? plural(cards.length, 'card') : plural(cards.length, 'other')
  const other = shown.some((card) => card.role === role) ? 'other ' : ''
  const many = PLURALS.get(role) ?? 'cards'
  return `${formatCount(cards.length)} ${other}${cards.length === 1 ? many.replace(/ies$/, 'y').replace(/s$/, '') : many}`
}

const PLURALS = new Map<string, string>([
  ['system_prompt', 'system prompts'],
  ['document', 'documents'],
  ['memory', 'memories'],
  ['tool_result', 'results'],
  ['tool_argument', 'calls'],
  ['tool_definition', 'tool descriptions'],
  ['model_message', 'messages'],
  ['user_turn', 'turns'],
  ['db_query', 'queries'],
  ['db_rows', 'row sets'],
  ['egress', 'requests'],
  ['response', 'answers'],
])
