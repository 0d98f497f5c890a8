import type { OtlpSpan } from '@telltale/model'
import { type attributes, span } from './records.ts'

/** One call of a run: what it was given and what came back. */
interface ToldCall {
  readonly tool: string
  readonly args: Readonly<Record<string, string>>
  readonly result: string
}

/** A run of an agent, before any dialect. */
export interface ToldRun {
  readonly system: string
  readonly user: string
  readonly calls: readonly ToldCall[]
  readonly answer: string
}

type Written = Parameters<typeof attributes>[0]

/** A turn of the model: what it had read by then, and the call or answer that it made of it. */
interface Turn {
  readonly run: ToldRun
  readonly before: readonly ToldCall[]
  readonly call: ToldCall | undefined
}

/** How a telemetry library tells a model's turn and a call of a tool. */
interface Teller {
  readonly chat: (turn: Turn) => Written
  readonly tool: (call: ToldCall) => Written
  readonly toolName?: string
}

const idOf = ({ tool }: ToldCall) => `call_${tool}`

function genAiMessages({ run, before }: Turn) {
  return [
    { role: 'user', parts: [{ type: 'text', content: run.user }] },
    ...before.flatMap((call) => [
      { role: 'assistant', parts: [{ type: 'tool_call', id: idOf(call), name: call.tool, arguments: call.args }] },
      { role: 'tool', parts: [{ type: 'tool_call_response', id: idOf(call), response: call.result }] },
    ]),
  ]
}

function genAiOutput({ run, call }: Turn) {
  const part =
    call === undefined
      ? { type: 'text', content: run.answer }
      : { type: 'tool_call', id: idOf(call), name: call.tool, arguments: call.args }
  return [{ role: 'assistant', parts: [part] }]
}

/** Messages as the chat API of OpenAI has them. */
function chatMessages({ run, before }: Turn) {
  return [
    { role: 'system', content: run.system },
    { role: 'user', content: run.user },
    ...before.flatMap((call) => [
      { role: 'assistant', content: '', tool_calls: [chatCall(call)] },
      { role: 'tool', tool_call_id: idOf(call), content: call.result },
    ]),
  ]
}

function chatCall(call: ToldCall) {
  return { id: idOf(call), type: 'function', function: { name: call.tool, arguments: JSON.stringify(call.args) } }
}

function chatOutput({ run, call }: Turn) {
  return call === undefined
    ? { role: 'assistant', content: run.answer }
    : { role: 'assistant', content: '', tool_calls: [chatCall(call)] }
}

/** Messages of LangChain, as its tracers write them. */
function langchain(kind: string, kwargs: object) {
  return { lc: 1, type: 'constructor', id: ['langchain', 'schema', 'messages', kind], kwargs }
}

function langchainCall(call: ToldCall) {
  return { name: call.tool, args: call.args, id: idOf(call), type: 'tool_call' }
}

function langchainMessages({ run, before }: Turn) {
  return [
    langchain('SystemMessage', { content: run.system, type: 'system' }),
    langchain('HumanMessage', { content: run.user, type: 'human' }),
    ...before.flatMap((call) => [
      langchain('AIMessage', { content: '', type: 'ai', tool_calls: [langchainCall(call)] }),
      langchain('ToolMessage', { content: call.result, tool_call_id: idOf(call), type: 'tool' }),
    ]),
  ]
}

/** Objects and lists as attributes with dotted keys. */
function flat(prefix: string, value: unknown): [string, string][] {
  if (typeof value === 'string') return [[prefix, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => flat(`${prefix}.${key}`, item))
}

function openInference(message: ReturnType<typeof chatMessages>[number] | ReturnType<typeof chatOutput>) {
  const { tool_calls: calls, ...rest } = { tool_calls: undefined, ...message }
  return { message: { ...rest, ...(calls && { tool_calls: calls.map((call) => ({ tool_call: call })) }) } }
}

function openLlmetry(message: ReturnType<typeof chatMessages>[number] | ReturnType<typeof chatOutput>) {
  const { tool_calls: calls, ...rest } = { tool_calls: undefined, ...message }
  return { ...rest, ...(calls && { tool_calls: calls.map(({ id, function: made }) => ({ id, ...made })) }) }
}

const json = (value: unknown) => JSON.stringify(value)

/** Every dialect that tells what a model read and what its tools were given. */
export const TELLERS: Readonly<Record<string, Teller>> = {
  'otel-genai': {
    chat: (turn) => ({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.system_instructions': json([{ type: 'text', content: turn.run.system }]),
      'gen_ai.input.messages': json(genAiMessages(turn)),
      'gen_ai.output.messages': json(genAiOutput(turn)),
    }),
    tool: (call) => ({
      'gen_ai.operation.name': 'execute_tool',
      'gen_ai.tool.name': call.tool,
      'gen_ai.tool.call.id': idOf(call),
      'gen_ai.tool.call.arguments': json(call.args),
      'gen_ai.tool.call.result': call.result,
    }),
  },
  openinference: {
    chat: (turn) => ({
      'openinference.span.kind': 'LLM',
      'llm.model_name': 'gpt-4o',
      ...Object.fromEntries(flat('llm.input_messages', chatMessages(turn).map(openInference))),
      ...Object.fromEntries(flat('llm.output_messages', [openInference(chatOutput(turn))])),
    }),
    tool: (call) => ({
      'openinference.span.kind': 'TOOL',
      'tool.name': call.tool,
      'input.value': json(call.args),
      'output.value': call.result,
    }),
  },
  openllmetry: {
    chat: (turn) => ({
      'gen_ai.system': 'OpenAI',
      'llm.request.type': 'chat',
      'gen_ai.request.model': 'gpt-4o',
      ...Object.fromEntries(flat('gen_ai.prompt', chatMessages(turn).map(openLlmetry))),
      ...Object.fromEntries(flat('gen_ai.completion', [openLlmetry(chatOutput(turn))])),
    }),
    tool: (call) => ({
      'traceloop.span.kind': 'tool',
      'traceloop.entity.name': call.tool,
      'traceloop.entity.input': json({ args: [], kwargs: call.args }),
      'traceloop.entity.output': json(call.result),
    }),
  },
  'vercel-ai': {
    chat: (turn) => ({
      'ai.operationId': 'ai.generateText.doGenerate',
      'ai.model.provider': 'openai.chat',
      'ai.model.id': 'gpt-4o',
      'ai.prompt.messages': json([
        { role: 'system', content: turn.run.system },
        { role: 'user', content: [{ type: 'text', text: turn.run.user }] },
        ...turn.before.flatMap((call) => [
          {
            role: 'assistant',
            content: [{ type: 'tool-call', toolCallId: idOf(call), toolName: call.tool, input: call.args }],
          },
          {
            role: 'tool',
            content: [
              {
                type: 'tool-result',
                toolCallId: idOf(call),
                toolName: call.tool,
                output: { type: 'text', value: call.result },
              },
            ],
          },
        ]),
      ]),
      ...(turn.call === undefined
        ? { 'ai.response.text': turn.run.answer }
        : {
            'ai.response.toolCalls': json([
              { toolCallId: idOf(turn.call), toolName: turn.call.tool, input: json(turn.call.args) },
            ]),
          }),
    }),
    tool: (call) => ({
      'operation.name': 'ai.toolCall desk',
      'ai.operationId': 'ai.toolCall',
      'ai.toolCall.name': call.tool,
      'ai.toolCall.id': idOf(call),
      'ai.toolCall.args': json(call.args),
      'ai.toolCall.result': json(call.result),
    }),
  },
  langfuse: {
    chat: (turn) => ({
      'langfuse.observation.type': 'generation',
      'langfuse.observation.model.name': 'gpt-4o',
      'langfuse.observation.input': json({ messages: chatMessages(turn) }),
      'langfuse.observation.output': json(chatOutput(turn)),
    }),
    tool: (call) => ({
      'langfuse.observation.type': 'tool',
      'langfuse.observation.input': json(call.args),
      'langfuse.observation.output': json(call.result),
    }),
  },
  langsmith: {
    chat: (turn) => ({
      'langsmith.span.kind': 'llm',
      'gen_ai.operation.name': 'chat',
      'gen_ai.system': 'openai',
      'gen_ai.prompt': json({ messages: [langchainMessages(turn)] }),
      'gen_ai.completion': json({
        generations: [
          [
            {
              text: turn.call === undefined ? turn.run.answer : '',
              message: langchain('AIMessage', {
                content: turn.call === undefined ? turn.run.answer : '',
                type: 'ai',
                ...(turn.call && { tool_calls: [langchainCall(turn.call)] }),
              }),
            },
          ],
        ],
      }),
    }),
    tool: (call) => ({
      'langsmith.span.kind': 'tool',
      'gen_ai.prompt': json({ input: json(call.args) }),
      'gen_ai.completion': json({
        output: langchain('ToolMessage', { content: call.result, tool_call_id: idOf(call), type: 'tool' }),
      }),
    }),
  },
  mlflow: {
    chat: (turn) => ({
      'mlflow.spanType': '"CHAT_MODEL"',
      'mlflow.spanInputs': json({ model: 'gpt-4o', messages: chatMessages(turn) }),
      'mlflow.spanOutputs': json({ id: 'c1', choices: [{ index: 0, message: chatOutput(turn) }] }),
    }),
    tool: (call) => ({
      'mlflow.spanType': '"TOOL"',
      'mlflow.spanInputs': json(call.args),
      'mlflow.spanOutputs': json(call.result),
    }),
  },
}

const SECOND = 1_000_000_000n
const START = 1_761_955_200n * SECOND

/** The spans of a run as one telemetry library writes them: a root, and by turns the model and its tools. */
export function tellRun(run: ToldRun, { chat, tool }: Teller): readonly OtlpSpan[] {
  const root = 'f'.repeat(16)
  let tick = 0
  const tell = (name: string, written: Written) => {
    tick += 1
    const startUnixNano = START + BigInt(tick) * SECOND
    const spanId = tick.toString(16).padStart(16, '0')
    return span(written, { name, spanId, parentSpanId: root, startUnixNano, endUnixNano: startUnixNano + SECOND / 2n })
  }
  const turns = run.calls.flatMap((call, i) => [
    tell('chat', chat({ run, before: run.calls.slice(0, i), call })),
    tell(call.tool, tool(call)),
  ])
  return [...turns, tell('chat', chat({ run, before: run.calls, call: undefined }))]
}
