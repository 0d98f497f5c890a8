import { refuseLink } from './check-url.ts'
import { decide, type Ruling, redactJson } from './decide.ts'
import { methodOf } from './describe-message.ts'
import { failWith } from './fail-with.ts'
import { judgeListing } from './list-tools.ts'
import type { McpProxyOptions } from './mcp-options.ts'
import { asList, asObject, asText, type JsonObject, type McpMessage, RPC, rpcError, rpcResult } from './message.ts'
import { type Outcome, PASS } from './passage.ts'
import type { Pending } from './pending-table.ts'
import { recordSampling } from './record-sampling.ts'
import { recordAudit, reportObjection } from './report.ts'
import { objectToAnswer, objectToUrl } from './requests.ts'
import { findTerminalTrick } from './terminal-codes.ts'
import { collectTexts } from './tool-definition.ts'

type Answer = Extract<McpMessage, { readonly kind: 'answer' }>

/** Error code of a server that wants an address opened first (MCP 2025-11-25, URL elicitation). */
const URL_FIRST = -32042

/** Logs the answers to what was asked, and says whether and how they go on. */
export class Answers {
  readonly #options: McpProxyOptions

  constructor(options: McpProxyOptions) {
    this.#options = options
  }

  /** Judges an answer, and ends the span of its request. */
  judge(pending: Pending, answer: Answer): Outcome | Promise<Outcome> {
    return this.#options.recorder.within(pending.span, () => {
      const result = asObject(answer.result)
      if (answer.error !== undefined) return this.#judgeError(pending, answer, answer.error)
      if (result !== undefined) return this.#judgeResult(pending, answer, result)
      pending.span.end()
      return PASS
    })
  }

  #judgeResult(pending: Pending, answer: Answer, result: JsonObject): Outcome | Promise<Outcome> {
    const { method, params, span } = pending
    const how = methodOf(method)
    span.set({ ...how.resultAttributes?.(result) })
    if (method === 'sampling/createMessage') recordSampling(this.#options.recorder, pending, result)
    const changed = this.#changeResult(method, result)
    if (changed !== undefined) {
      span.end()
      return { kind: 'replace', text: rpcResult(answer.id, changed) }
    }
    const reason = method === 'tools/call' ? this.#objectToResult(result) : undefined
    if (reason !== undefined && this.#options.mode === 'enforce') {
      return obey({ kind: 'refuse', reason }, { pending, answer, result })
    }
    const asked = how.asksOfResult?.(result, params)
    const ruling: Ruling | Promise<Ruling> =
      asked === undefined ? { kind: 'pass' } : decide(this.#options.guard, asked, this.#options.server.name)
    const finish = (later: Ruling): Outcome => obey(later, { pending, answer, result })
    return ruling instanceof Promise ? ruling.then(finish) : finish(ruling)
  }

  #changeResult(method: string, result: JsonObject): JsonObject | undefined {
    if (method === 'tools/list') return judgeListing(this.#options, result)
    return method === 'initialize' ? this.#greet(result) : undefined
  }

  // What a server says of itself goes into the model's instructions in most clients.
  #greet(result: JsonObject): JsonObject | undefined {
    const options = this.#options
    recordAudit(options, 'mcp_server.connected', {
      'telltale.audit.object.type': 'mcp_server',
      'telltale.audit.object.name': options.server.name,
      'event.type': 'start',
      ...methodOf('initialize').resultAttributes?.(result),
    })
    const instructions = asText(result.instructions) ?? ''
    const seen = instructions === '' ? undefined : options.scan(instructions, 'tool_definition')
    if (seen === undefined || seen.verdict === 'clean') return undefined
    const blocked = options.mode === 'enforce'
    const reason = `The instructions of ${options.server.name} read like an attack on the model (${seen.labels.join(', ')}).`
    const target = 'tool_definition'
    const category = 'tool_poisoning'
    reportObjection(options, { rule: 'mcp.poisoned_instructions', reason, risk: seen.risk, target, category, blocked })
    options.say(reason)
    const { instructions: _, ...rest } = result
    return blocked ? rest : undefined
  }

  #judgeError(pending: Pending, answer: Answer, error: JsonObject): Outcome | Promise<Outcome> {
    const code = typeof error.code === 'number' ? error.code : RPC.internalError
    failWith(pending.span, code, asText(error.message)?.slice(0, 4096) ?? '')
    const hostile = code === URL_FIRST ? this.#findHostileUrl(error) : undefined
    if (hostile !== undefined && this.#options.mode === 'enforce') return refuse(answer, hostile)
    const text = collectTexts([error.message, error.data]).join('\n')
    const ruling = decide(this.#options.guard, { category: 'ai_tool', role: 'tool', text }, this.#options.server.name)
    const finish = (later: Ruling): Outcome =>
      later.kind === 'pass' ? PASS : refuse(answer, 'The error was held back.')
    return ruling instanceof Promise ? ruling.then(finish) : finish(ruling)
  }

  // What is in a result whatever its words are: a link that acts, a text that acts on a terminal.
  #objectToResult(result: JsonObject): string | undefined {
    const parts = asList(result.content).map(asObject)
    const links = parts.flatMap((part) => asText(part?.uri) ?? asText(asObject(part?.resource)?.uri) ?? [])
    const link = links.map(refuseLink).find((problem) => problem !== undefined)
    const trick = collectTexts(result)
      .map(findTerminalTrick)
      .find((what) => what !== undefined)
    const { name } = this.#options.server
    if (link !== undefined) {
      const reason = `${name} answers with a link that must not be followed: ${link}.`
      return objectToAnswer(this.#options, { rule: 'mcp.hostile_link', category: 'unsafe_url', reason })
    }
    if (trick === undefined) return undefined
    const reason = `${name} answers with a text that ${trick}.`
    return objectToAnswer(this.#options, { rule: 'mcp.terminal_codes', category: 'obfuscation', reason })
  }

  #findHostileUrl(error: JsonObject): string | undefined {
    const urls = asList(asObject(error.data)?.elicitations).map((item) => asText(asObject(item)?.url))
    return urls.map((url) => objectToUrl(this.#options, url)).find((reason) => reason !== undefined)
  }
}

interface Judged {
  readonly pending: Pending
  readonly answer: Answer
  readonly result: JsonObject
}

function obey(ruling: Ruling, { pending, answer, result }: Judged): Outcome {
  const { span } = pending
  if (ruling.kind === 'pass') {
    span.end()
    return PASS
  }
  const redacted = ruling.kind === 'redact' ? redactJson(result, ruling.redact) : undefined
  if (redacted !== undefined) {
    span.set({ 'telltale.mcp.result_redacted': true })
    span.end()
    return { kind: 'replace', text: rpcResult(answer.id, redacted) }
  }
  const reason = ruling.kind === 'refuse' ? ruling.reason : 'What has to be taken out of the answer cannot be.'
  span.set({ 'telltale.mcp.result_blocked': true })
  failWith(span, RPC.refused, reason)
  return refuse(answer, reason)
}

function refuse({ id }: Answer, reason: string): Outcome {
  return { kind: 'replace', text: rpcError(id, RPC.refused, `Telltale held the answer back: ${reason}`) }
}
