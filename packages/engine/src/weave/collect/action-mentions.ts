import { FIELD } from '@telltale/model'
import { textIn } from './event-facts.ts'
import { mention, type Source } from './event-reader.ts'
import { leafPaths } from './leaf-paths.ts'
import type { Mention } from './mention.ts'

const RUN: ReadonlySet<string> = new Set(['tool.executed', 'tool.finished'])

/** What a call was given, what it asked a database, and what came back. */
export function readToolCall(source: Source): readonly Mention[] {
  const { event } = source
  const name = textIn(event, FIELD.toolName)
  const rank = RUN.has(event.action) ? 0 : 1
  const isRequest = event.action === 'tool.requested'
  const value = event.fields.get(FIELD.toolArguments)
  const leaves = leafPaths(value)
  const field = FIELD.toolArguments
  const role = 'tool_argument'
  // A call that is only asked for comes with the answer that asks.
  const stage = isRequest ? 'answer' : 'arguments'
  const found = leaves.map((leaf, index) => mention(source, { role, stage, field, name, index, rank, ...leaf }))
  if (leaves.length === 0) {
    const rest = [FIELD.toolArgumentsText, FIELD.commandLine, FIELD.filePath].find((key) => textIn(event, key) !== '')
    found.push(
      mention(source, {
        role,
        stage,
        field: rest ?? field,
        text: rest === undefined ? '' : textIn(event, rest),
        name,
        rank,
      }),
    )
  }
  const result = textIn(event, FIELD.toolResult)
  const size = event.fields.get(FIELD.toolResultSize)
  const length = typeof size === 'number' ? size : 0
  if (result !== '' || length > 0)
    found.push(
      mention(source, {
        role: 'tool_result',
        stage: 'result',
        field: FIELD.toolResult,
        text: result,
        name,
        rank,
        ...(result === '' && { length }),
      }),
    )
  const query = textIn(event, FIELD.dbQueryText)
  if (query !== '')
    found.push(mention(source, { role: 'db_query', stage: 'arguments', field: FIELD.dbQueryText, text: query, name }))
  return found
}

/** Where a request went, or what it asked a database. */
export function readEgress(source: Source): readonly Mention[] {
  const { event } = source
  const url = textIn(event, FIELD.urlFull)
  const query = textIn(event, FIELD.dbQueryText)
  const host = textIn(event, FIELD.serverAddress) || textIn(event, FIELD.urlDomain)
  const stage = 'arguments'
  const call = `event\0${event.id}`
  if (query !== '') {
    const name = textIn(event, FIELD.dbNamespace) || textIn(event, FIELD.dbSystem)
    return [mention(source, { role: 'db_query', stage, field: FIELD.dbQueryText, text: query, name, call })]
  }
  const field = url === '' ? FIELD.serverAddress : FIELD.urlFull
  const text = url || host
  return text === '' ? [] : [mention(source, { role: 'egress', stage, field, text, name: host, call })]
}
