import { responseSubject } from './check-answer.ts'
import { subjectOf } from './decide.ts'
import type { ObservedCall } from './pass-call.ts'
import type { CallText, Endpoint } from './proxy-options.ts'
import { findTexts } from './text-leaves.ts'

/** A text as the guard wants it. */
type TextSubject = ReturnType<typeof subjectOf>

/** One piece of a request: its JSON, by which it is known again, and what in it is to be decided of. */
interface ToldPiece {
  readonly json: string
  /** Left out where all of it is among the texts that are new. */
  readonly subjects?: () => readonly TextSubject[]
}

interface Members {
  /** The list of what was said so far. */
  readonly list?: string
  /** What stands beside it and is read as the endpoint reads it. */
  readonly system: readonly string[]
  /** What callers fill in, and no format reads. */
  readonly filled: readonly string[]
}

const MEMBERS: Readonly<Record<Endpoint, Members>> = {
  'openai.chat': { list: 'messages', system: [], filled: ['prediction'] },
  'openai.responses': { list: 'input', system: ['instructions'], filled: ['prompt'] },
  'openai.embeddings': { system: [], filled: [] },
  'openai.completions': { system: [], filled: ['suffix'] },
  'anthropic.messages': { list: 'messages', system: ['system'], filled: [] },
  'gemini.generate': { list: 'contents', system: ['systemInstruction', 'system_instruction'], filled: [] },
  'bedrock.converse': { list: 'messages', system: ['system'], filled: ['promptVariables'] },
}

const MODEL_ROLES = new Set<unknown>(['assistant', 'model', undefined])

/**
 * All that a request says, message by message, and not only what is new in it: whoever calls may write whatever
 * history they like, answers of the model included.
 */
export function findToldPieces(
  json: object,
  { endpoint, format }: Pick<ObservedCall, 'endpoint' | 'format'>,
): readonly ToldPiece[] {
  const { list, system, filled } = MEMBERS[endpoint]
  const read = (body: object): readonly CallText[] => format.readRequest(body).fresh
  const said = list === undefined ? undefined : memberOf(json, list)
  const items: readonly unknown[] = Array.isArray(said) ? said : []
  // Where the model has not spoken yet, everything is new.
  const messages = items.some(isModels)
    ? items.map((item) => toMessage(item, list ?? '', read))
    : items.map((item) => ({ json: JSON.stringify(item) }))
  const beside = system.flatMap((name) => {
    const value = memberOf(json, name)
    const piece = (): readonly TextSubject[] => read({ [name]: value }).map(subjectOf)
    return value === undefined ? [] : [{ json: JSON.stringify([name, value]), subjects: piece }]
  })
  const more = filled.flatMap((name) => {
    const value = memberOf(json, name)
    return value === undefined ? [] : [{ json: JSON.stringify([name, value]), subjects: () => filledIn(value) }]
  })
  return [...beside, ...more, ...messages]
}

function toMessage(item: unknown, list: string, read: (body: object) => readonly CallText[]): ToldPiece {
  return {
    json: JSON.stringify(item),
    subjects: () => {
      const texts = read({ [list]: [item] })
      if (texts.length > 0) return texts.map(subjectOf)
      return isModels(item) ? leavesOf(item).map(responseSubject) : []
    },
  }
}

function isModels(item: unknown): boolean {
  return MODEL_ROLES.has(typeof item === 'object' && item !== null ? memberOf(item, 'role') : undefined)
}

function filledIn(value: unknown): readonly TextSubject[] {
  const texts: string[] = []
  const open: unknown[] = [value]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next === 'string') texts.push(next)
    else if (typeof next === 'object' && next !== null) for (const member of Object.values(next)) open.push(member)
  }
  return texts.filter(isWords).map((text) => subjectOf({ text, role: 'user' }))
}

function leavesOf(value: unknown): readonly string[] {
  return findTexts(value, true)
    .leaves.map(({ text }) => text)
    .filter(isWords)
}

// Pictures and sounds within the JSON are none.
function isWords(text: string): boolean {
  return text !== '' && !text.startsWith('data:')
}

function memberOf(holder: object, name: string): unknown {
  return Object.hasOwn(holder, name) ? (holder as Readonly<Record<string, unknown>>)[name] : undefined
}
