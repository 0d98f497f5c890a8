import { FIELD, type Fields, type JsonValue } from '@telltale/model'

/** Deeper values were already kept as text at the edge (MAX_JSON_DEPTH). */
const MAX_DEPTH = 64

/** What a search looks through, in this order; of a group the first that the event has is taken. */
const SEARCHED: readonly (readonly string[])[] = [
  [FIELD.promptText, FIELD.inputMessages],
  [FIELD.promptUntrustedText],
  [FIELD.responseText, FIELD.outputMessages],
  [FIELD.systemInstructions],
  [FIELD.toolName],
  [FIELD.toolArgumentsText, FIELD.toolArguments],
  [FIELD.toolResult],
  [FIELD.toolDescription],
  [FIELD.retrievalQuery],
  [FIELD.retrievalText, FIELD.retrievalDocuments],
  [FIELD.retrievalSources],
  [FIELD.memoryQuery],
  [FIELD.dataSourceId],
  [FIELD.guardrailName],
  [FIELD.guardrailResultReason],
  [FIELD.guardrailInput],
  [FIELD.guardrailOutput],
  [FIELD.commandLine],
  [FIELD.filePath],
  [FIELD.dbQueryText],
  [FIELD.urlFull, FIELD.urlDomain],
  [FIELD.serverAddress],
  [FIELD.mcpResourceUri],
  [FIELD.errorType],
  [FIELD.errorMessage],
  [FIELD.userId],
  [FIELD.userEmail],
  [FIELD.userName],
  [FIELD.agentName],
  [FIELD.auditType],
  [FIELD.auditObjectName],
  [FIELD.auditObjectId],
  [FIELD.auditChanges],
  [FIELD.evaluationExplanation],
]

/**
 * The text of an event that a search looks through: the strings of its content fields, a line each, folded
 * as `foldText` folds the question.
 */
export function buildSearchText(fields: Fields): string {
  const lines: string[] = []
  for (const group of SEARCHED) {
    for (const name of group) {
      const value = fields.get(name)
      if (value === undefined || value === null || value === '') continue
      collectStrings(value, lines, 0)
      break
    }
  }
  return foldText(lines.join('\n'))
}

/** Case is folded when stored and when asked, by the same function, so that a plain substring test will do. */
export function foldText(text: string): string {
  return text.toLowerCase()
}

function collectStrings(value: JsonValue, lines: string[], depth: number): void {
  if (typeof value === 'string') lines.push(value)
  else if (typeof value === 'number' || typeof value === 'boolean') lines.push(String(value))
  else if (value !== null && depth < MAX_DEPTH) {
    for (const item of Array.isArray(value) ? value : Object.values(value)) collectStrings(item, lines, depth + 1)
  }
}
