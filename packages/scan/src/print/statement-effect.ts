import { decodePrints } from './decode-prints.ts'
import type { ToolEffect } from './effect-words.ts'

const STATEMENTS: readonly (readonly [RegExp, ToolEffect])[] = [
  [/^\s*(?:delete\s+from|drop\s+(?:table|database|schema|view|index|user)|truncate)\b/i, 'delete'],
  [/^\s*(?:insert\s+into|update\s+\S{1,128}\s+set|alter|create|grant|revoke|merge\s+into|replace\s+into)\b/i, 'write'],
  [/^\s*(?:select|show|describe|explain|with)\b/i, 'read'],
]
const LATER_STATEMENT = /;\s*(?:delete\s+from|drop\s+(?:table|database|schema)|truncate)\b/i

const REMOVAL = /^\s*(?:sudo\s+)?(?:rm|rmdir|shred|del|Remove-Item)\s/i

/** What a query does, also one that is withheld; undefined for what is none. */
export function statementEffect(text: string): ToolEffect | undefined {
  const prints = decodePrints(text)
  return prints === undefined ? plainStatement(text) : prints.statement
}

/** Whether a command line removes files, also one that is withheld. */
export function isRemoval(text: string): boolean {
  const prints = decodePrints(text)
  return prints === undefined ? REMOVAL.test(text.slice(0, 200)) : prints.statement === 'delete'
}

/** What a query does that is there to be read. */
function plainStatement(text: string): ToolEffect | undefined {
  const start = text.slice(0, 2_000)
  if (LATER_STATEMENT.test(start)) return 'delete'
  return STATEMENTS.find(([pattern]) => pattern.test(start))?.[1]
}

/** What a text that may be a query or a command does. */
export function toldStatement(text: string): ToolEffect | undefined {
  return REMOVAL.test(text.slice(0, 200)) ? 'delete' : plainStatement(text)
}
