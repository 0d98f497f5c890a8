import { createAudit } from './audit.ts'
import { createGuardrail } from './guardrail.ts'
import { createHelperKit, type HelperOptions } from './helper-kit.ts'
import { createMemory } from './memory.ts'
import { createRetriever } from './retriever.ts'
import { createSystemPrompt } from './system-prompt.ts'
import { createTool } from './tool.ts'
import { createUsage } from './usage.ts'

/** Records what is no call to a model. Each helper sends one log with its critical fields, and says in development which are missing. */
export type Helpers = ReturnType<typeof createHelpers>

/** The helpers of one recorder and guard. They throw nothing but `BlockedError`, and that only in enforce mode. */
export function createHelpers(options: HelperOptions) {
  const kit = createHelperKit(options)
  return {
    tool: createTool(kit),
    retriever: createRetriever(kit),
    guardrail: createGuardrail(kit),
    systemPrompt: createSystemPrompt(kit),
    memory: createMemory(kit),
    audit: createAudit(kit),
    usage: createUsage(kit),
  }
}
