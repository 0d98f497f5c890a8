import { FIELD } from '@telltale/model'
import { BlockedError } from '../control/guard.ts'
import type { RecordedSpan } from '../record/recorder.ts'
import { type HelperKit, identityFacts } from './helper-kit.ts'
import { jsonText, leafLines } from './plain-value.ts'
import { cleaned, settle } from './settle.ts'

export interface ToolOptions {
  readonly description?: string
  /** `function` when left out; also `extension` or `datastore`. */
  readonly type?: string
  /** Finds the id of the model's call in the arguments; when left out, a `toolCallId` in the second one is taken. */
  readonly callId?: (...args: readonly unknown[]) => string | undefined
}

interface ToolRun {
  readonly name: string
  readonly options: ToolOptions
  readonly span: RecordedSpan
}

/** Wraps a tool's function: a span with arguments, result and approval; both are checked, and in enforce mode refused. */
export function createTool(kit: HelperKit) {
  return function tool<This, Args extends readonly unknown[], Result>(
    name: string,
    run: (this: This, ...args: Args) => Result,
    options: ToolOptions = {},
  ): (this: This, ...args: Args) => Promise<Awaited<Result>> {
    return function recordedTool(...args) {
      const span = openSpan(kit, { name, options }, args)
      const call = async (): Promise<Awaited<Result>> => {
        try {
          const admitted = await admit(kit, { name, options, span }, args)
          return await release(kit, { name, options, span }, await run.apply(this, admitted as unknown as [...Args]))
        } catch (error) {
          if (error instanceof BlockedError) span.set({ 'telltale.tool.decision': 'reject' })
          span.fail(error)
          throw error
        } finally {
          span.end()
        }
      }
      return kit.recorder.within(span, call)
    }
  }
}

function openSpan(kit: HelperKit, { name, options }: Omit<ToolRun, 'span'>, args: readonly unknown[]): RecordedSpan {
  const callId = findCallId(options, args)
  kit.expect('tool', {
    ...identityFacts(kit),
    [FIELD.toolCallId]: callId,
    [FIELD.agentName]: kit.agent['gen_ai.agent.name'] ?? kit.agent['gen_ai.agent.id'],
  })
  return kit.recorder.startSpan(`execute_tool ${name}`, {
    attributes: {
      ...kit.agent,
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': name,
      'gen_ai.tool.type': options.type ?? 'function',
      'gen_ai.tool.description': options.description,
      'gen_ai.tool.call.id': callId,
      'gen_ai.tool.call.arguments': jsonText(shownArguments(args)),
    },
  })
}

async function admit<Args extends readonly unknown[]>(kit: HelperKit, run: ToolRun, args: Args): Promise<Args> {
  const { name: tool, span } = run
  const text = leafLines(shownArguments(args))
  const { decision, word, source } = await settle(kit, { category: 'ai_tool', role: 'tool_arguments', tool, text })
  span.set({ 'telltale.tool.decision': word, 'telltale.tool.decision_source': source })
  if (word !== 'modify') return args
  const clean = [
    ...args.slice(0, shownCount(args)).map((arg) => cleaned(kit, typeof arg === 'string' ? { arg } : arg, decision)),
  ]
  const values = clean.map((value, i) =>
    typeof args[i] === 'string' ? (value as { readonly arg: string }).arg : value,
  )
  span.set({ 'gen_ai.tool.call.arguments': jsonText(shownArguments([...values, ...args.slice(values.length)])) })
  return [...values, ...args.slice(values.length)] as unknown as Args
}

async function release<T>(kit: HelperKit, { name: tool, span }: ToolRun, result: T): Promise<T> {
  span.set({ 'gen_ai.tool.call.result': jsonText(result) })
  const text = leafLines(result)
  if (text === '') return result
  const { decision } = await settle(kit, { category: 'ai_tool', role: 'tool', tool, text })
  const clean = cleaned(kit, result, decision)
  if (clean !== result) span.set({ 'gen_ai.tool.call.result': jsonText(clean) })
  return clean
}

/** What a tool is called with, without what a framework adds about the call. */
function shownArguments(args: readonly unknown[]): unknown {
  const shown = args.slice(0, shownCount(args))
  return shown.length === 1 ? shown[0] : shown
}

function shownCount(args: readonly unknown[]): number {
  return args.length > 1 && toolCallIdOf(args[args.length - 1]) !== undefined ? args.length - 1 : args.length
}

function findCallId({ callId }: ToolOptions, args: readonly unknown[]): string | undefined {
  try {
    return callId === undefined ? toolCallIdOf(args[args.length - 1]) : callId(...args)
  } catch {
    return undefined // the application's own function; the call goes on without an id
  }
}

function toolCallIdOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('toolCallId' in value)) return undefined
  return typeof value.toolCallId === 'string' ? value.toolCallId.slice(0, 256) : undefined
}
