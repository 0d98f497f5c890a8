import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Decision, Guard, Subject } from '@telltale/sdk'
import { expect } from 'vitest'
import { createFakeRecorder, type FakeRecorder } from '../../sdk/src/record/fake-recorder.ts'
import { anthropicMessages } from '../../sdk/src/wire/anthropic-messages.ts'
import { bedrockConverse } from '../../sdk/src/wire/bedrock-converse.ts'
import { geminiGenerateContent } from '../../sdk/src/wire/gemini-generate-content.ts'
import { openAiChat } from '../../sdk/src/wire/openai-chat.ts'
import { openAiCompletions } from '../../sdk/src/wire/openai-completions.ts'
import { openAiEmbeddings } from '../../sdk/src/wire/openai-embeddings.ts'
import { openAiResponses } from '../../sdk/src/wire/openai-responses.ts'
import { createLlmProxy, type LlmProxy } from '../src/proxy/llm/create-llm-proxy.ts'
import type { Formats, ProxyOptions } from '../src/proxy/llm/proxy-options.ts'

export interface SeenRequest {
  readonly method: string
  readonly url: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export type Answerer = (response: ServerResponse, request: SeenRequest) => void

export interface Upstream {
  readonly url: string
  readonly requests: SeenRequest[]
  /** What the next calls are answered with. */
  answer: Answerer
  /** Resolves when a caller of the upstream goes away before its answer ended. */
  readonly aborted: Promise<void>
  close(): Promise<void>
}

export async function startUpstream(): Promise<Upstream> {
  const requests: SeenRequest[] = []
  let gone = (): void => {}
  const aborted = new Promise<void>((resolve) => {
    gone = resolve
  })
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableFinished) gone()
    })
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part)
    const { method = '', url = '', headers } = request
    const seen = { method, url, headers, body: Buffer.concat(parts).toString('utf8') }
    requests.push(seen)
    upstream.answer(response, seen)
  })
  const url = await listen(server)
  const upstream: Upstream = {
    url,
    requests,
    answer: json({}),
    aborted,
    close: () => closeServer(server),
  }
  return upstream
}

export interface RunningProxy extends FakeRecorder {
  readonly url: string
  readonly proxy: LlmProxy
  readonly warnings: string[]
  readonly checked: Subject[]
  /** Waits until so many calls are written down whole: records come after the answer. */
  ended(count: number): Promise<void>
  close(): Promise<void>
}

export const FORMATS: Formats = new Map([
  ['openai.chat', openAiChat],
  ['openai.responses', openAiResponses],
  ['openai.embeddings', openAiEmbeddings],
  ['openai.completions', openAiCompletions],
  ['anthropic.messages', anthropicMessages],
  ['gemini.generate', geminiGenerateContent],
  ['bedrock.converse', bedrockConverse],
])

/** The proxy on a port of its own, with a recorder in memory and a guard that knows a few words. */
export async function startProxy(upstream: string, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
  const fake = createFakeRecorder()
  const warnings: string[] = []
  const checked: Subject[] = []
  const mode = options.mode ?? 'monitor'
  const proxy = createLlmProxy({
    upstreams: { openai: `${upstream}/v1`, anthropic: upstream, gemini: upstream, bedrock: upstream },
    formats: FORMATS,
    recorder: fake.recorder,
    guard: createWordGuard(mode, checked),
    mode,
    keys: 'client',
    warn: (reason) => warnings.push(reason),
    ...options,
  })
  const server = createServer((request, response) => void proxy.handle(request, response))
  const url = await listen(server)
  const close = async (): Promise<void> => {
    await proxy.close()
    await closeServer(server)
  }
  const ended = async (count: number): Promise<void> => {
    await expect.poll(() => fake.spans.filter((span) => span.ended).length).toBe(count)
  }
  return { ...fake, url, proxy, warnings, checked, ended, close }
}

/** Blocks FORBIDDEN, takes out HIDEME, and asks before the tool `pay`, which is approved for 5 and nothing else. */
export function createWordGuard(mode: 'monitor' | 'enforce', checked: Subject[] = []): Guard {
  const decision = (action: Decision['action'], text: string): Decision => ({
    action,
    enforced: mode === 'enforce' && action !== 'allow',
    risk: action === 'allow' ? 0 : 1,
    reason: `The rule for ${action} matched.`,
    rule: action,
    findings: [],
    text: text.replaceAll('HIDEME', '[hidden]'),
  })
  return {
    check: (subject) => {
      checked.push(subject)
      if (subject.text.includes('FORBIDDEN')) return decision('block', subject.text)
      if (subject.text.includes('HIDEME')) return decision('redact', subject.text)
      return decision(subject.tool === 'pay' ? 'require_approval' : 'allow', subject.text)
    },
    approve: async (subject) => subject.text.includes('5'),
  }
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answerer {
  return (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}

/** Server-sent events, each written on its own. */
export function events(list: readonly (string | object)[], named = false): Answerer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    for (const event of list) response.write(writeEvent(event, named))
    response.end()
  }
}

export function writeEvent(event: string | object, named = false): string {
  const name = named && typeof event === 'object' && 'type' in event ? `event: ${event.type}\n` : ''
  return `${name}data: ${typeof event === 'string' ? event : JSON.stringify(event)}\n\n`
}

/** A chunk of an OpenAI chat stream. */
export function chatChunk(delta: object, finish: string | null = null): object {
  const choices = [{ index: 0, delta, finish_reason: finish }]
  return { id: 'chatcmpl-1', object: 'chat.completion.chunk', created: 1, model: 'gpt-test', choices }
}

export function chatAnswer(message: object): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1,
    model: 'gpt-test',
    choices: [{ index: 0, message: { role: 'assistant', content: null, ...message }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 },
  }
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
}
