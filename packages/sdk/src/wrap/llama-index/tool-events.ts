import type { Subject } from '../../control/guard.ts'
import { listOf, memberAt, memberOf, textOf, toJsonText } from '../../wire/read-json.ts'
import type { Watch } from '../observe/observe-call.ts'
import { ruleOn } from '../observe/rule-on.ts'
import { toldError } from '../observe/told-error.ts'
import type { CallerChain, OpenRuns } from './open-runs.ts'

/** What the handlers of events share. */
export interface Seen {
  readonly watch: Watch
  readonly runs: OpenRuns
}

/** A tool begins. */
export function beginTool({ watch, runs }: Seen, call: unknown, reason: CallerChain | null): void {
  const tool = textOf(call, 'name') ?? 'tool'
  const input = toText(memberOf(call, 'input'))
  const start = () =>
    watch.recorder.startSpan(`execute_tool ${tool}`, {
      attributes: {
        'gen_ai.operation.name': 'execute_tool',
        'gen_ai.tool.name': tool,
        'gen_ai.tool.type': 'function',
        'gen_ai.tool.call.id': textOf(call, 'id'),
        'gen_ai.tool.call.arguments': input,
      },
    })
  const above = runs.above(reason)
  const span = above === undefined ? start() : watch.recorder.within(above, start)
  runs.begin(keyOf(call), { span })
  check({ watch, runs }, keyOf(call), { category: 'ai_tool', text: input ?? '', role: 'tool_arguments', tool })
}

/** A tool gave something back. */
export function endTool(seen: Seen, call: unknown, result: unknown): void {
  const output = toText(memberOf(result, 'output'))
  finish(seen, {
    key: keyOf(call),
    tool: textOf(call, 'name') ?? 'tool',
    output,
    failed: memberOf(result, 'isError') === true,
  })
}

/** Of a tool that failed no event tells, but what the model is told next. */
export function endToolsTold(seen: Seen, messages: unknown): void {
  for (const message of listOf({ messages }, 'messages')) {
    const result = memberAt(message, 'options', 'toolResult')
    const key = `tool ${textOf(result, 'id')}`
    if (result === undefined || seen.runs.find(key) === undefined) continue
    const output = toText(memberOf(result, 'result'))
    finish(seen, { key, tool: undefined, output, failed: memberOf(result, 'isError') === true })
  }
}

interface Finish {
  readonly key: string
  readonly tool: string | undefined
  readonly output: string | undefined
  readonly failed: boolean
}

function finish(seen: Seen, { key, tool, output, failed }: Finish): void {
  const run = seen.runs.find(key)
  if (run === undefined) return
  run.span.set({ 'gen_ai.tool.call.result': output })
  const named = tool === undefined ? {} : { tool }
  check(seen, key, { category: 'ai_tool', text: output ?? '', role: 'tool', ...named })
  if (failed) run.span.fail(toldError(output ?? 'the tool failed'))
  seen.runs.end(key)
  run.span.end()
}

function check({ watch, runs }: Seen, key: string, subject: Subject): void {
  const run = runs.find(key)
  if (run !== undefined && subject.text !== '') watch.recorder.within(run.span, () => ruleOn(watch.guard, [subject]))
}

function keyOf(call: unknown): string {
  return `tool ${textOf(call, 'id')}`
}

function toText(value: unknown): string | undefined {
  return typeof value === 'string' || value === undefined ? value : toJsonText(value)
}
