import type { Subject } from '../../control/guard.ts'
import type { Attributes } from '../../record/recorder.ts'
import { booleanOf, listOf, textOf, toJsonList } from '../../wire/read-json.ts'

/** How the span of a step begins. */
interface Step {
  readonly name: string
  readonly attributes: Attributes
}

/** Steps that have a span of their own, by type; the others only hold what happens in them. */
const STEPS = new Map<string, (data: unknown) => Step>([
  ['agent', (data) => step('invoke_agent', 'gen_ai.agent.name', data)],
  ['function', describeTool],
  ['guardrail', (data) => step('apply_guardrail', 'gen_ai.guardrail.component.name', data)],
  ['mcp_tools', describeMcp],
])

/** What a step of OpenAI Agents is called, from what is known at its beginning. */
export function describeStep(data: unknown): Step | undefined {
  return STEPS.get(textOf(data, 'type') ?? '')?.(data)
}

function step(operation: string, member: string, data: unknown): Step {
  const name = textOf(data, 'name') ?? ''
  return { name: `${operation} ${name}`.trim(), attributes: { 'gen_ai.operation.name': operation, [member]: name } }
}

function describeTool(data: unknown): Step {
  const { name, attributes } = step('execute_tool', 'gen_ai.tool.name', data)
  const type = textOf(data, 'mcp_data') === undefined ? 'function' : 'extension'
  return { name, attributes: { ...attributes, 'gen_ai.tool.type': type } }
}

function describeMcp(data: unknown): Step {
  return {
    name: 'tools/list',
    attributes: { 'mcp.method.name': 'tools/list', 'mcp.server.name': textOf(data, 'server') },
  }
}

const ENDS = new Map<string, (data: unknown) => Attributes>([
  [
    'function',
    (data) => ({
      'gen_ai.tool.call.arguments': textOf(data, 'input'),
      'gen_ai.tool.call.result': textOf(data, 'output'),
    }),
  ],
  ['guardrail', verdictOf],
  [
    'mcp_tools',
    (data) => ({
      'gen_ai.tool.definitions': toJsonList(listOf(data, 'result').map((name) => ({ type: 'function', name }))),
    }),
  ],
])

/** What a step says of itself at its end. */
export function describeStepEnd(data: unknown): Attributes {
  return ENDS.get(textOf(data, 'type') ?? '')?.(data) ?? {}
}

function verdictOf(data: unknown): Attributes {
  const value = booleanOf(data, 'triggered') === true ? 'block' : 'allow'
  return {
    'gen_ai.guardrail.policy.id': textOf(data, 'name'),
    'gen_ai.guardrail.result.type': 'verdict',
    'gen_ai.guardrail.result.value': value,
    'telltale.guardrail.action': value,
  }
}

/** The texts of a tool, to be looked at: what it was given and what it gave back. */
export function textsOfStep(data: unknown): readonly Subject[] {
  if (textOf(data, 'type') !== 'function') return []
  const tool = textOf(data, 'name') ?? ''
  const texts = [
    { text: textOf(data, 'input') ?? '', role: 'tool_arguments' },
    { text: textOf(data, 'output') ?? '', role: 'tool' },
  ] as const
  return texts.filter(({ text }) => text !== '').map(({ text, role }) => ({ category: 'ai_tool', text, role, tool }))
}
