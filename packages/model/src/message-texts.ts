import type { JsonValue } from './json-value.ts'
import type { ScanRole } from './scan.ts'
import { listFrom, memberOf, shownText } from './shown-text.ts'

/** One part of a chat message as it is scanned. */
export interface MessageText {
  /** Place among all parts of all messages. */
  readonly index: number
  readonly role: ScanRole
  readonly text: string
  /** What a tool gave back. */
  readonly isResult: boolean
  /** Plain words of whoever speaks: no call, no reasoning, no result. */
  readonly isText: boolean
  /** Shown as JSON. */
  readonly isStructure: boolean
}

const ROLES = new Map<string, ScanRole>([
  ['system', 'system'],
  ['developer', 'system'],
  ['assistant', 'response'],
  ['model', 'response'],
  ['ai', 'response'],
  ['tool', 'tool'],
  ['function', 'tool'],
])

/** A conversation of more parts is older than what it is read for; the newest are kept. */
const MOST_PARTS = 2_000

/** The parts of a message list with the role their words are scanned in; who is not named is `unnamed`. */
export function readMessageTexts(value: JsonValue | undefined, unnamed: ScanRole = 'user'): readonly MessageText[] {
  const found: MessageText[] = []
  let index = 0
  for (const message of listFrom(value)) {
    const role = ROLES.get(shownText(memberOf(message, 'role')).toLowerCase()) ?? unnamed
    const parts = typeof message === 'string' ? message : (memberOf(message, 'parts') ?? memberOf(message, 'content'))
    const list = Array.isArray(parts) ? parts : parts === undefined ? [] : [parts]
    for (const part of list as readonly JsonValue[]) {
      // The bytes of a picture or a sound are no words.
      if (shownText(memberOf(part, 'type')) !== 'blob') found.push(readPart(part, role, index))
      index += 1
    }
  }
  return found.slice(-MOST_PARTS)
}

function readPart(part: JsonValue, role: ScanRole, index: number): MessageText {
  const type = shownText(memberOf(part, 'type')) || 'text'
  if (type === 'tool_call') return toText(memberOf(part, 'arguments'), { index, role: 'tool_arguments', type })
  if (type === 'tool_call_response' || type === 'tool_result') {
    const result = memberOf(part, 'response') ?? memberOf(part, 'result') ?? memberOf(part, 'content')
    return toText(result, { index, role: 'tool', type })
  }
  return toText(memberOf(part, 'content') ?? memberOf(part, 'text') ?? part, { index, role, type })
}

function toText(
  value: JsonValue | undefined,
  { index, role, type }: { readonly index: number; readonly role: ScanRole; readonly type: string },
): MessageText {
  return {
    index,
    role,
    text: shownText(value),
    isResult: type === 'tool_call_response' || type === 'tool_result',
    isText: type === 'text',
    isStructure: typeof value === 'object' && value !== null,
  }
}
