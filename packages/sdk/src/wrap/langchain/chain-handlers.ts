import { textOf } from '../../wire/read-json.ts'
import { beginRun, endRun, nameOf, quiet } from '../observe/begin-run.ts'
import type { Watch } from '../observe/observe-call.ts'
import type { RunTable } from '../observe/run-table.ts'

type Extra = Readonly<Record<string, unknown>>

/**
 * The handlers of chains and graphs. Whole runs and agents have spans; the steps between are only links, so that what
 * happens in them stands below the agent.
 */
export function chainHandlers(watch: Watch, runs: RunTable) {
  return {
    // The order in which LangChain calls it; its types say another, in which the run above comes last.
    handleChainStart: (
      serialized: unknown,
      _inputs: unknown,
      runId: string,
      parentRunId?: string,
      _tags?: readonly string[],
      metadata?: Extra,
      runType?: string,
      runName?: string,
    ) => {
      quiet(() => {
        const isTyped = runs.find(runName) !== undefined
        const parentId = isTyped ? runName : parentRunId
        const name = nameOf(serialized, isTyped ? runType : runName, 'chain')
        const isAgent =
          [runType, parentRunId].includes('agent') || name.toLowerCase().includes('agent') || name === 'LangGraph'
        const parent = runs.find(parentId)
        // A node of a graph has the name of what runs in it, which comes next.
        const isStep = parent !== undefined && (!isAgent || textOf(metadata, 'langgraph_node') === name)
        if (isStep) {
          runs.begin(runId, { span: parent.span, isLink: true })
          return
        }
        const operation = isAgent ? 'invoke_agent' : 'invoke_workflow'
        const attributes = {
          'gen_ai.operation.name': operation,
          [isAgent ? 'gen_ai.agent.name' : 'gen_ai.workflow.name']: name,
          'gen_ai.conversation.id': textOf(metadata, 'thread_id'),
        }
        const begun = { id: runId, parent: parentId, name: `${operation} ${name}`, options: { attributes } }
        beginRun(watch, runs, begun)
      })
    },
    handleChainEnd: (_outputs: unknown, runId: string) => {
      quiet(() => endRun(runs, runId))
    },
    handleChainError: (error: unknown, runId: string) => {
      quiet(() => endRun(runs, runId, error))
    },
  }
}
