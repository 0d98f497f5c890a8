import type { Random } from '../../generate/random.ts'
import type { RunLabel } from '../read-runs.ts'
import type { Shape, Step } from './domain.ts'

/** One call as it ran. */
export interface Ran {
  readonly step: Step
  /** What it gave back, as the text that the model read. */
  readonly result: string
  readonly driven: boolean
  readonly offsets: readonly (readonly [number, number])[]
}

/** A run to be written as a trace. */
export interface Told {
  readonly seq: number
  readonly system: string
  readonly ask: string
  readonly calls: readonly Ran[]
  readonly answer: string
  readonly random: Random
}

const SECOND = 1_000_000_000n
const START = 1_763_000_000n * SECOND

/** The trace of a run as one OTLP/JSON line, and the labels of its calls. */
export function writeTrace({ seq, system, ask, calls, answer, random }: Told): {
  readonly traceId: string
  readonly line: string
  readonly spans: RunLabel['spans']
} {
  const hex = (length: number) => Array.from({ length }, () => random.int(0, 15).toString(16)).join('')
  const traceId = hex(32)
  const root = hex(16)
  const start = START + BigInt(seq) * 600n * SECOND
  const at = (tick: number) => String(start + (BigInt(tick) * SECOND) / 4n)
  const history: unknown[] = [message('user', { type: 'text', content: ask })]
  const spans: unknown[] = []
  const labels: RunLabel['spans'][number][] = []
  let tick = 0
  const chat = (output: unknown) => {
    const attributes = [
      ['gen_ai.operation.name', 'chat'],
      ['gen_ai.input.messages', JSON.stringify(history)],
      ['gen_ai.output.messages', JSON.stringify([output])],
    ] as const
    spans.push(span([traceId, hex(16), root], ['chat m', at(tick), at(tick + 1)], attributes))
    tick += 1
    history.push(output)
  }
  for (const { step, result, driven, offsets } of calls) {
    const id = `call_${hex(8)}`
    chat(message('assistant', { type: 'tool_call', id, name: step.tool, arguments: step.args }))
    const spanId = hex(16)
    const attributes = [
      ['gen_ai.operation.name', 'execute_tool'],
      ['gen_ai.tool.name', step.tool],
      ['gen_ai.tool.call.id', id],
      ['gen_ai.tool.call.arguments', JSON.stringify(step.args)],
      ['gen_ai.tool.call.result', result],
    ] as const
    spans.push(span([traceId, spanId, root], [`execute_tool ${step.tool}`, at(tick), at(tick + 1)], attributes))
    labels.push({ span_id: spanId, tool: step.tool, injection_driven: driven, injection_offsets: offsets })
    tick += 1
    history.push(message('tool', { type: 'tool_call_response', id, response: result }))
  }
  const input = history.slice(0, 1)
  chat(message('assistant', { type: 'text', content: answer }))
  const attributes = [
    ['gen_ai.operation.name', 'invoke_agent'],
    ['gen_ai.system_instructions', JSON.stringify([{ type: 'text', content: system }])],
    ['gen_ai.input.messages', JSON.stringify(input)],
    ['gen_ai.output.messages', JSON.stringify([message('assistant', { type: 'text', content: answer })])],
  ] as const
  spans.unshift(span([traceId, root, ''], ['invoke_agent helper', at(0), at(tick + 1)], attributes))
  return { traceId, line: JSON.stringify(request(spans)), spans: labels }
}

function message(role: string, part: unknown): unknown {
  return { role, parts: [part] }
}

function request(spans: readonly unknown[]): unknown {
  return { resourceSpans: [{ resource: { attributes: [] }, scopeSpans: [{ scope: { name: 'made' }, spans }] }] }
}

function span(
  [traceId, spanId, parent]: readonly [string, string, string],
  [name, startTimeUnixNano, endTimeUnixNano]: readonly [string, string, string],
  pairs: readonly (readonly [string, string])[],
): unknown {
  const attributes = pairs.map(([key, stringValue]) => ({ key, value: { stringValue } }))
  const ids = parent === '' ? { traceId, spanId } : { traceId, spanId, parentSpanId: parent }
  return { ...ids, name, kind: 1, startTimeUnixNano, endTimeUnixNano, attributes, status: {} }
}

/** A result as its tool would print it: JSON in one or many lines, or one `field: value` a line. */
export function printResult(shape: Shape, style: number): string {
  if (typeof shape === 'string') return shape
  if (style === 0) return JSON.stringify(shape)
  return style === 1 ? JSON.stringify(shape, undefined, 2) : plainLines(shape, '')
}

function plainLines(shape: Shape, indent: string): string {
  if (Array.isArray(shape))
    return shape.map((item: Shape) => `${indent}- ${plainLines(item, `${indent}  `).trimStart()}`).join('\n')
  if (typeof shape !== 'object') return `${indent}${shape}`
  return Object.entries(shape)
    .map(([key, value]) =>
      typeof value === 'object' ? `${indent}${key}:\n${plainLines(value, `${indent}  `)}` : `${indent}${key}: ${value}`,
    )
    .join('\n')
}
