import type { Attributes } from '@telltale/sdk'
import type { ToolProblem } from './inspect-tool.ts'
import type { McpProxyOptions } from './mcp-options.ts'
import type { ToolJudgement } from './tool-pins.ts'

/** Something that the proxy itself holds against a message, beside what the policy says. */
export interface Objection {
  readonly rule: string
  readonly reason: string
  readonly risk: number
  readonly target: 'input' | 'tool_call' | 'tool_result' | 'tool_definition'
  readonly category: string
  readonly blocked: boolean
  readonly tool?: string
}

/** Writes a guardrail record of it. */
export function reportObjection({ recorder, server }: McpProxyOptions, objection: Objection): void {
  recorder.log('gen_ai.guardrail.result', {
    'gen_ai.guardrail.component.name': 'telltale.mcp',
    'gen_ai.guardrail.result.type': 'verdict',
    'gen_ai.guardrail.result.value': objection.blocked ? 'block' : 'flag',
    'gen_ai.guardrail.result.reason': objection.reason,
    'gen_ai.guardrail.risk.category': objection.category,
    'gen_ai.guardrail.risk.score': objection.risk,
    'gen_ai.guardrail.policy.rule.id': objection.rule,
    'telltale.guardrail.target': objection.target,
    'telltale.guardrail.action': objection.blocked ? 'blocked' : 'none',
    'gen_ai.tool.name': objection.tool,
    'mcp.server.name': server.name,
  })
}

/** Writes what a listing told of one tool: an audit record of what is new or changed, a guardrail record of each problem. */
export function reportTool(options: McpProxyOptions, judgement: ToolJudgement): void {
  const { tool, sight, problems } = judgement
  if (sight !== 'known')
    recordAudit(options, `mcp_tool.${sight === 'new' ? 'registered' : 'changed'}`, toolAttributes(judgement))
  if (sight === 'known') return
  for (const problem of problems) {
    reportObjection(options, {
      rule: `mcp.${problem.kind}`,
      reason: sentence(options, tool.name, problem),
      risk: problem.risk,
      target: 'tool_definition',
      category: CATEGORIES.get(problem.kind) ?? 'tool_poisoning',
      blocked: options.mode === 'enforce',
      tool: tool.name,
    })
    options.say(sentence(options, tool.name, problem))
  }
}

const CATEGORIES = new Map<string, string>([
  ['changed', 'rug_pull'],
  ['shadowing', 'tool_shadowing'],
  ['look_alike_name', 'tool_shadowing'],
  ['confusable_name', 'obfuscation'],
  ['hidden_characters', 'obfuscation'],
])

function sentence({ server }: McpProxyOptions, tool: string, problem: ToolProblem): string {
  return `The tool ${JSON.stringify(tool)} of ${server.name}: ${problem.reason}.`
}

function toolAttributes({ tool, sight, changes, problems }: ToolJudgement): Attributes {
  const first = sight === 'new' ? [{ field: 'definition', old: null, new: tool.canonical }] : undefined
  const told = changes.map(({ field, before, after }) => ({ field, old: before ?? null, new: after ?? null }))
  return {
    'telltale.audit.object.type': 'mcp_tool',
    'telltale.audit.object.name': tool.name,
    'telltale.audit.changes': JSON.stringify(first ?? told),
    'telltale.change.reason': problems.length > 0 ? problems.map(({ reason }) => reason).join('; ') : undefined,
    'gen_ai.tool.name': tool.name,
    'telltale.mcp.tool.hash': tool.hash,
  }
}

/** Writes an audit record about the server. */
export function recordAudit({ recorder, server }: McpProxyOptions, type: string, attributes: Attributes): void {
  const { name } = server
  recorder.log(`audit.${type}`, {
    'telltale.audit.type': type,
    'telltale.audit.actor.type': 'system',
    'telltale.audit.object.id': name,
    'mcp.server.name': name,
    ...attributes,
  })
}
