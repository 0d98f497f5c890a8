import { FIELD } from '@telltale/model'
import type { EventDraft } from '../draft.ts'
import type { KeyedHash } from '../hash.ts'
import { systemParts } from '../read/text.ts'
import type { ModelCall } from './model-call.ts'
import { draftPrompt } from './prompt.ts'
import { draftResponse } from './response.ts'
import { draftSystemPrompt } from './system-prompt.ts'
import { draftTool } from './tool.ts'
import { draftUsage, type UsageScope } from './usage.ts'

/** Which step in the life of an agent or workflow a record is. */
interface AgentStep {
  readonly action: string
  readonly scope: UsageScope
  /** What went in and came out are a prompt and an answer, and not any function's arguments and result. */
  readonly converses: boolean
}

/**
 * An agent or workflow run: `agent.invoked`, its prompt and answer when it converses (the normalizer drops
 * them where a model call inside already told them), and its usage, which repeats that of the calls inside.
 */
export function draftAgentRun(run: ModelCall, step: AgentStep, hash: KeyedHash): readonly EventDraft[] {
  const { fields, input, output } = run
  const system = run.system.length > 0 ? run.system : systemParts(input.messages)
  const invoked = draftTool(
    { fields, action: step.action, args: undefined, result: undefined, timeUnixNano: run.startUnixNano },
    hash,
  )
  if (input.messages.length > 0) invoked.fields.set(FIELD.inputMessages, input.messages)
  if (output.messages.length > 0) invoked.fields.set(FIELD.outputMessages, output.messages)
  invoked.fields.set(FIELD.contentCaptured, input.messages.length + output.messages.length > 0)
  return [
    invoked,
    ...(step.converses && input.messages.length > 0 ? [draftPrompt(fields, input, run.startUnixNano, hash)] : []),
    ...draftSystemPrompt(fields, { system, tools: run.tools }, run.startUnixNano, hash),
    ...(step.converses && output.messages.length > 0 ? [draftResponse(fields, output, run.endUnixNano, hash)] : []),
    ...draftUsage(fields, step.scope, run.source, run.endUnixNano),
  ]
}
