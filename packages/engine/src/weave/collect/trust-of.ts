import type { NodeRole, TextNode, Trust } from '../graph.ts'
import { isInstruction } from './node-findings.ts'

const TRUSTS: Readonly<Record<NodeRole, Trust>> = {
  system_prompt: 'system',
  tool_definition: 'system',
  user_turn: 'principal',
  document: 'untrusted',
  memory: 'untrusted',
  tool_result: 'untrusted',
  db_rows: 'untrusted',
  tool_argument: 'model',
  db_query: 'model',
  egress: 'model',
  model_message: 'model',
  response: 'model',
}

/** Whose words a text is. A tool's definition that gives orders is somebody's out there, whoever installed it. */
export function trustOf(role: NodeRole, findings: TextNode['findings']): Trust {
  if (role === 'tool_definition' && findings.some((finding) => isInstruction(finding) && finding.score >= 0.8))
    return 'untrusted'
  return TRUSTS[role]
}
