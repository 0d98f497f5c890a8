import { memberOf, textOf, toJsonText } from '../../wire/read-json.ts'
import { beginRun, endRun, nameOf, obeyed, quiet } from '../observe/begin-run.ts'
import type { Watch } from '../observe/observe-call.ts'
import type { RunTable } from '../observe/run-table.ts'

type Extra = Readonly<Record<string, unknown>>

/** The handlers of tools. */
export function toolHandlers(watch: Watch, runs: RunTable) {
  return {
    handleToolStart: (
      serialized: unknown,
      input: string,
      runId: string,
      parentRunId?: string,
      _tags?: readonly string[],
      _metadata?: Extra,
      runName?: string,
      toolCallId?: string,
    ) =>
      quiet(() => {
        const tool = nameOf(serialized, runName, 'tool')
        const attributes = {
          'gen_ai.operation.name': 'execute_tool',
          'gen_ai.tool.name': tool,
          'gen_ai.tool.type': 'function',
          'gen_ai.tool.call.id': toolCallId,
          'gen_ai.tool.call.arguments': input,
        }
        const name = `execute_tool ${tool}`
        const span = beginRun(watch, runs, { id: runId, parent: parentRunId, name, options: { attributes } })
        return obeyed(watch, span, [{ category: 'ai_tool', text: input, role: 'tool_arguments', tool }])
      }),
    handleToolEnd: (output: unknown, runId: string) => {
      quiet(() => {
        runs.find(runId)?.span?.set({
          'gen_ai.tool.call.result': resultOf(output),
          'gen_ai.tool.call.id': textOf(output, 'tool_call_id'),
          'error.type': memberOf(output, 'status') === 'error' ? 'tool_error' : undefined,
        })
        endRun(runs, runId)
      })
    },
    handleToolError: (error: unknown, runId: string) => {
      quiet(() => endRun(runs, runId, error))
    },
  }
}

/** A tool answers with a text, a message, or anything. */
function resultOf(output: unknown): string | undefined {
  const content = memberOf(output, 'content') ?? output
  return typeof content === 'string' ? content : toJsonText(content)
}
