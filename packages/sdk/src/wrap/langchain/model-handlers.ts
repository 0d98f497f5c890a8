import { memberAt, memberOf, textOf } from '../../wire/read-json.ts'
import { below, quiet } from '../observe/begin-run.ts'
import { beginCall, type Watch } from '../observe/observe-call.ts'
import type { RunTable } from '../observe/run-table.ts'
import { langChainCall } from './langchain-format.ts'

type Extra = Readonly<Record<string, unknown>>

/** The handlers of calls of models. */
export function modelHandlers(watch: Watch, runs: RunTable) {
  return {
    handleChatModelStart: (
      llm: unknown,
      groups: readonly (readonly unknown[])[],
      runId: string,
      parentRunId?: string,
      extra?: Extra,
      _tags?: readonly string[],
      metadata?: Extra,
    ) => start({ watch, runs, runId, parentRunId, about: { llm, extra, metadata } }, { messages: groups.flat() }),
    handleLLMStart: (
      llm: unknown,
      prompts: readonly string[],
      runId: string,
      parentRunId?: string,
      extra?: Extra,
      _tags?: readonly string[],
      metadata?: Extra,
    ) => {
      const operation = 'text_completion'
      return start({ watch, runs, runId, parentRunId, about: { llm, extra, metadata } }, { prompts, operation })
    },
    handleLLMNewToken: (token: string, _places: unknown, runId: string) => {
      quiet(() => runs.find(runId)?.observer?.chunk({ token }))
    },
    handleLLMEnd: (output: unknown, runId: string) => quiet(() => runs.end(runId)?.observer?.answer(output)),
    handleLLMError: (error: unknown, runId: string) => {
      quiet(() => runs.end(runId)?.observer?.fail(error))
    },
  }
}

interface Start {
  readonly watch: Watch
  readonly runs: RunTable
  readonly runId: string
  readonly parentRunId: string | undefined
  readonly about: { readonly llm: unknown; readonly extra: unknown; readonly metadata: unknown }
}

function start({ watch, runs, runId, parentRunId, about }: Start, said: object): Promise<void> | undefined {
  return quiet(() => {
    const params = memberOf(about.extra, 'invocation_params')
    const body = { ...said, model: modelOf(params, about.metadata), params }
    const call = { format: langChainCall, body, provider: providerOf(about) }
    const observer = below(watch, runs, parentRunId, () => beginCall(watch, call))
    runs.begin(runId, { span: observer.span, observer })
    if (observer.body !== body) takeOut(memberOf(body, 'messages'), memberOf(observer.body, 'messages'))
    return observer.permission
  })
}

/** A callback cannot send other messages, so what the policy takes out is taken out of these. */
function takeOut(messages: unknown, redacted: unknown): void {
  if (!Array.isArray(messages) || !Array.isArray(redacted)) return
  for (const [place, message] of messages.entries()) {
    const content = memberOf(redacted[place], 'content')
    if (message !== redacted[place] && content !== undefined) Reflect.set(Object(message), 'content', content)
  }
}

function modelOf(params: unknown, metadata: unknown): string {
  return textOf(params, 'model') ?? textOf(params, 'model_name') ?? textOf(metadata, 'ls_model_name') ?? ''
}

/** LangChain's names of providers to those of the conventions, where they differ. */
const PROVIDERS = new Map<string, string>([
  ['azure', 'azure.ai.openai'],
  ['amazon_bedrock', 'aws.bedrock'],
  ['bedrock', 'aws.bedrock'],
  ['google_genai', 'gcp.gemini'],
  ['google_vertexai', 'gcp.vertex_ai'],
  ['mistral', 'mistral_ai'],
  ['mistralai', 'mistral_ai'],
  ['xai', 'x_ai'],
])

function providerOf({ llm, metadata }: Start['about']): string | undefined {
  const named = textOf(metadata, 'ls_provider') ?? secondOf(memberAt(llm, 'id'))
  return named === undefined ? undefined : (PROVIDERS.get(named) ?? named)
}

/** A serialized model's id names its module: `langchain`, `chat_models`, `openai`, its class. */
function secondOf(id: unknown): string | undefined {
  const name: unknown = Array.isArray(id) ? id.at(-2) : undefined
  return typeof name === 'string' ? name : undefined
}
