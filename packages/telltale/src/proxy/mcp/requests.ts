import { refuseUrl } from './check-url.ts'
import { decide, type Ruling, redactJson } from './decide.ts'
import { methodOf } from './describe-message.ts'
import type { McpProxyOptions } from './mcp-options.ts'
import { asText, type JsonObject, type McpMessage } from './message.ts'
import { reportObjection } from './report.ts'

type Request = Extract<McpMessage, { readonly kind: 'request' }>

/** What becomes of a request before it goes on. */
export type RequestRuling =
  | { readonly kind: 'pass' }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'refuse'; readonly reason: string }

/** Judges a request: by the pins, by the address it wants opened, then by the policy. */
export function judgeRequest(
  options: McpProxyOptions,
  from: 'client' | 'server',
  request: Request,
): RequestRuling | Promise<RequestRuling> {
  const reason = OBJECTIONS.get(`${from} ${request.method}`)?.(options, request.params)
  if (reason !== undefined && options.mode === 'enforce') return { kind: 'refuse', reason }
  const asked = methodOf(request.method).asks?.(request.params)
  if (asked === undefined) return { kind: 'pass' }
  const ruling = decide(options.guard, asked, options.server.name)
  return ruling instanceof Promise ? ruling.then((later) => obey(later, request)) : obey(ruling, request)
}

function obey(ruling: Ruling, { id, method, params }: Request): RequestRuling {
  if (ruling.kind !== 'redact') return ruling
  const redacted = redactJson(params, ruling.redact)
  if (redacted === undefined) return { kind: 'refuse', reason: 'What has to be taken out of the request cannot be.' }
  const text = `{"jsonrpc":"2.0","id":${id},"method":${JSON.stringify(method)},"params":${JSON.stringify(redacted)}}`
  return { kind: 'replace', text }
}

type Objection = (options: McpProxyOptions, params: JsonObject) => string | undefined

const OBJECTIONS = new Map<string, Objection>([
  ['client tools/call', objectToTool],
  ['server elicitation/create', (options, params) => objectToUrl(options, asText(params.url))],
])

function objectToTool(options: McpProxyOptions, params: JsonObject): string | undefined {
  const name = asText(params.name) ?? ''
  const held = options.pins.heldAgainst(name)
  if (held === undefined) return undefined
  const shown = JSON.stringify(name.slice(0, 128))
  const { server } = options
  const reason = `Telltale holds the tool ${shown} of ${server.name} back: ${held.join('; ')}. To see what differs: telltale mcp pins ${server.name}. To agree: telltale mcp approve ${server.name} ${shown}`
  reportObjection(options, {
    rule: 'mcp.held_tool',
    reason,
    risk: 0.9,
    target: 'tool_call',
    category: 'tool_poisoning',
    blocked: options.mode === 'enforce',
    tool: name,
  })
  return reason
}

/** Reports an address that a server wants a person to open, where something speaks against it. Gives back the sentence. */
export function objectToUrl(options: McpProxyOptions, url: string | undefined): string | undefined {
  const problem = url === undefined ? undefined : refuseUrl(url)
  if (problem === undefined) return undefined
  const reason = `${options.server.name} wants an address opened that must not be: ${problem}.`
  reportObjection(options, {
    rule: 'mcp.hostile_url',
    reason,
    risk: 0.9,
    target: 'input',
    category: 'unsafe_url',
    blocked: options.mode === 'enforce',
  })
  return reason
}

/** Reports what is held against an answer. Gives back the sentence. */
export function objectToAnswer(
  options: McpProxyOptions,
  { rule, category, reason }: { readonly rule: string; readonly category: string; readonly reason: string },
): string {
  const blocked = options.mode === 'enforce'
  reportObjection(options, { rule, reason, risk: 0.8, target: 'tool_result', category, blocked })
  return reason
}
