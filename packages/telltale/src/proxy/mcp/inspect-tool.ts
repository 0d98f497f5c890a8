import type { Finding, ScanResult, ScanRole } from '@telltale/model'
import { collectTexts, type ToolDefinition } from './tool-definition.ts'
import { findNameTrick, isUnseen } from './tool-name.ts'

/** What can be held against a tool definition. */
type ToolProblemKind =
  | 'changed'
  | 'shadowing'
  | 'look_alike_name'
  | 'confusable_name'
  | 'hidden_characters'
  | 'poisoned'
  | 'oversize'

/** One thing held against a tool, with a sentence for people. */
export interface ToolProblem {
  readonly kind: ToolProblemKind
  readonly reason: string
  /** From 0 to 1. */
  readonly risk: number
  readonly findings: readonly Finding[]
}

/** Looks at a text in the role it stands in. */
export type Scan = (text: string, role: ScanRole) => ScanResult

/** Longest definition that a tool may have, in UTF-16 units of JSON. */
export const LONGEST_DEFINITION = 262_144

/** What the definition itself gives away: tricks in its name, hidden characters, instructions in any of its texts. */
export function inspectTool(tool: ToolDefinition, scan: Scan): readonly ToolProblem[] {
  const problems: ToolProblem[] = []
  const trick = findNameTrick(tool.name)
  if (trick !== undefined) problems.push(problemOf(trick, TRICKS[trick], 0.95))
  const texts = collectTexts(JSON.parse(tool.canonical), true)
  if (trick !== 'hidden_characters' && texts.some(hasUnseen)) {
    problems.push(problemOf('hidden_characters', 'its definition holds characters that do not show', 0.9))
  }
  if (tool.canonical.length > LONGEST_DEFINITION) {
    problems.push(problemOf('oversize', `its definition is ${tool.canonical.length} characters long`, 0.6))
  }
  return [...problems, ...findPoison(texts, scan)]
}

const TRICKS = {
  confusable_name: 'its name is written with letters that look like others',
  hidden_characters: 'its name holds characters that do not show',
} as const

function problemOf(kind: ToolProblemKind, reason: string, risk: number): ToolProblem {
  return { kind, reason, risk, findings: [] }
}

function hasUnseen(text: string): boolean {
  for (const character of text) if (isUnseen(character)) return true
  return false
}

// Long texts alone, and all texts as one: an instruction may be spread over several fields.
function findPoison(texts: readonly string[], scan: Scan): readonly ToolProblem[] {
  const looks = [...texts.filter((text) => text.length >= 40), texts.join('\n')]
  const worst = looks
    .map((text) => scan(text, 'tool_definition'))
    .reduce((highest, result) => (result.risk > highest.risk ? result : highest))
  if (worst.verdict === 'clean') return []
  const reason = `its definition reads like an attack on the model (${worst.labels.join(', ')})`
  return [{ kind: 'poisoned', reason, risk: worst.risk, findings: worst.findings }]
}
