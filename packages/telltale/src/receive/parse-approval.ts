import { type ApprovalRequest, CATEGORIES, isCategory } from '@telltale/model'
import { isObject, type JsonObject, wellFormed } from './json-reader.ts'
import { Refusal } from './refusal.ts'

const TEXT_BYTES = 64 * 1024
const NAME_BYTES = 1024

// What must be there, what may be, and how much of it is kept.
const TEXTS = [
  { name: 'app', required: true, bytes: NAME_BYTES },
  { name: 'tool', required: false, bytes: NAME_BYTES },
  { name: 'content', required: true, bytes: TEXT_BYTES },
  { name: 'reason', required: true, bytes: TEXT_BYTES },
  { name: 'user', required: false, bytes: NAME_BYTES },
  { name: 'session', required: false, bytes: NAME_BYTES },
  { name: 'traceId', required: false, bytes: NAME_BYTES },
] as const

type TextName = (typeof TEXTS)[number]['name']

/** Reads what an application asks a person; refuses with everything that is wrong with it. Long texts are cut. */
export function parseApproval(input: unknown): ApprovalRequest {
  if (!isObject(input)) throw new Refusal('malformed', 'the body must be a JSON object')
  const problems = findProblems(input)
  const { category } = input
  if (!isCategory(category)) problems.push(`category must be one of ${CATEGORIES.join(', ')}`)
  if (problems.length > 0 || !isCategory(category)) throw new Refusal('malformed', problems.join('; '))
  const texts = new Map<TextName, string>()
  for (const { name, bytes } of TEXTS) {
    const text = input[name]
    if (typeof text === 'string') texts.set(name, cutBytes(wellFormed(text), bytes))
  }
  return {
    app: texts.get('app') ?? '',
    category,
    content: texts.get('content') ?? '',
    reason: texts.get('reason') ?? '',
    ...optional('tool', texts),
    ...optional('user', texts),
    ...optional('session', texts),
    ...optional('traceId', texts),
  }
}

function findProblems(input: JsonObject): string[] {
  return TEXTS.filter(({ name, required }) => {
    const value = input[name]
    return typeof value !== 'string' && (required || (value !== undefined && value !== null))
  }).map(({ name }) => `${name} must be a text`)
}

function optional<N extends TextName>(name: N, texts: ReadonlyMap<TextName, string>): Partial<Record<N, string>> {
  const text = texts.get(name)
  // One own property under a name of ours.
  return text === undefined ? {} : ({ [name]: text } as Partial<Record<N, string>>)
}

/** The start of a text that is no longer than so many bytes of UTF-8, and ends with a whole character. */
function cutBytes(text: string, most: number): string {
  if (text.length * 3 <= most) return text
  const bytes = Buffer.from(text)
  if (bytes.length <= most) return text
  let end = most
  // Back over the bytes of a character that the cut went through (10xxxxxx).
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1
  return bytes.toString('utf8', 0, end)
}
