import type { Attributes, Subject } from '@telltale/sdk'
import { asList, asObject, asText, type JsonObject } from './message.ts'
import { collectTexts } from './tool-definition.ts'

/** What a policy is asked of one message; the server's name is its source where nothing nearer is known. */
export type Asked = Subject & {
  /** The tool of the server that the text comes from. It is no call of that tool: rules about calls say nothing of it. */
  readonly from?: string
}

/** How the requests of one method are logged and judged. */
export interface Method {
  /** What the span is named after, beside the method. */
  readonly target?: (params: JsonObject) => string | undefined
  readonly attributes?: (params: JsonObject) => Attributes
  readonly resultAttributes?: (result: JsonObject) => Attributes
  /** What has to be agreed to before the request goes on. */
  readonly asks?: (params: JsonObject) => Asked | undefined
  /** What has to be agreed to before the answer goes on. */
  readonly asksOfResult?: (result: JsonObject, params: JsonObject) => Asked | undefined
}

/** Longest text in one attribute, in UTF-16 units. */
const LONGEST_TEXT = 262_144

const toolCall: Method = {
  target: (params) => asText(params.name),
  attributes: (params) => ({
    'gen_ai.operation.name': 'execute_tool',
    'gen_ai.tool.name': asText(params.name),
    'gen_ai.tool.type': 'extension',
    ...clipped('gen_ai.tool.call.arguments', JSON.stringify(params.arguments ?? {})),
  }),
  resultAttributes: (result) => ({
    ...clipped('gen_ai.tool.call.result', JSON.stringify(shownResult(result))),
    ...(result.isError === true && { 'error.type': 'tool_error' }),
  }),
  asks: (params) => ({
    category: 'ai_tool',
    role: 'tool_arguments',
    text: JSON.stringify(params.arguments ?? {}),
    tool: asText(params.name) ?? '',
  }),
  asksOfResult: (result, params) => ({
    category: 'ai_tool',
    role: 'tool',
    text: collectTexts(result).join('\n'),
    from: asText(params.name) ?? '',
  }),
}

const resourceRead: Method = {
  target: (params) => asText(params.uri),
  attributes: (params) => ({ 'mcp.resource.uri': asText(params.uri) }),
  resultAttributes: (result) => ({ 'telltale.mcp.contents': asList(result.contents).length }),
  asks: (params) => ({
    category: 'ai_retrieval',
    role: 'tool_arguments',
    text: asText(params.uri) ?? '',
    ...sourceOf(params),
  }),
  asksOfResult: (result, params) => ({
    category: 'ai_retrieval',
    role: 'retrieval',
    text: collectTexts(result.contents).join('\n'),
    ...sourceOf(params),
  }),
}

const promptGet: Method = {
  target: (params) => asText(params.name),
  attributes: (params) => ({ 'gen_ai.prompt.name': asText(params.name) }),
  asksOfResult: (result) => ({ category: 'ai_prompt', role: 'user', text: collectTexts(result.messages).join('\n') }),
}

const sampling: Method = {
  attributes: (params) => ({
    ...clipped('telltale.mcp.sampling.messages', JSON.stringify(params.messages ?? [])),
    ...clipped('telltale.mcp.sampling.system_prompt', asText(params.systemPrompt)),
  }),
  resultAttributes: (result) => ({
    'gen_ai.response.model': asText(result.model),
    ...clipped('telltale.mcp.sampling.answer', JSON.stringify(result.content ?? null)),
  }),
  asks: (params) => ({
    category: 'ai_prompt',
    role: 'user',
    text: collectTexts([params.systemPrompt, params.messages]).join('\n'),
  }),
  asksOfResult: (result) => ({
    category: 'ai_response',
    role: 'response',
    text: collectTexts(result.content).join('\n'),
  }),
}

const elicitation: Method = {
  attributes: (params) => ({
    ...clipped('telltale.mcp.elicitation.message', asText(params.message)),
    'url.full': asText(params.url),
  }),
  resultAttributes: (result) => ({ 'telltale.mcp.elicitation.action': asText(result.action) }),
  asks: (params) => ({ category: 'ai_tool', role: 'tool', text: collectTexts(params, true).join('\n') }),
  asksOfResult: (result) => ({
    category: 'ai_egress',
    role: 'tool_arguments',
    text: JSON.stringify(result.content ?? {}),
  }),
}

const listing = (name: string): Method => ({
  resultAttributes: (result) => ({ [`telltale.mcp.${name}`]: asList(result[name]).length }),
})

const textsOf = (name: string): Method => ({
  ...listing(name),
  asksOfResult: (result) => ({
    category: 'ai_tool',
    role: 'tool_definition',
    text: collectTexts(result[name]).join('\n'),
  }),
})

const initialize: Method = {
  attributes: (params) => ({
    'mcp.protocol.version': asText(params.protocolVersion),
    ...implementation('client', params.clientInfo),
  }),
  resultAttributes: (result) => ({
    'mcp.protocol.version': asText(result.protocolVersion),
    ...implementation('server', result.serverInfo),
    'telltale.mcp.capabilities': Object.keys(asObject(result.capabilities) ?? {}).slice(0, 32),
  }),
  asksOfResult: (result) => ({ category: 'ai_tool', role: 'tool_definition', text: asText(result.instructions) ?? '' }),
}

const METHODS = new Map<string, Method>([
  ['initialize', initialize],
  ['tools/list', listing('tools')],
  ['tools/call', toolCall],
  ['resources/list', textsOf('resources')],
  ['resources/templates/list', textsOf('resourceTemplates')],
  ['resources/read', resourceRead],
  ['prompts/list', textsOf('prompts')],
  ['prompts/get', promptGet],
  ['sampling/createMessage', sampling],
  ['elicitation/create', elicitation],
])

const UNKNOWN: Method = {}

/** How the requests of a method are logged and judged; methods that nobody knows are only logged. */
export function methodOf(name: string): Method {
  return METHODS.get(name) ?? UNKNOWN
}

function sourceOf(params: JsonObject): { readonly source?: string } {
  const uri = asText(params.uri)
  return uri === undefined ? {} : { source: uri }
}

function implementation(side: string, info: unknown): Attributes {
  const { name, version } = asObject(info) ?? {}
  return {
    [`telltale.mcp.${side}.implementation`]: asText(name)?.slice(0, 256),
    [`telltale.mcp.${side}.version`]: asText(version)?.slice(0, 64),
  }
}

/** A tool's result without the bytes of its pictures and sounds. */
function shownResult(result: JsonObject): unknown {
  if (result.structuredContent !== undefined && asList(result.content).length === 0) return result.structuredContent
  return asList(result.content).map((part) => {
    const shown = asObject(part)
    if (typeof shown?.data !== 'string') return part
    return { ...shown, data: `(${shown.data.length} characters of base64)` }
  })
}

function clipped(name: string, text: string | undefined): Attributes {
  if (text === undefined || text.length <= LONGEST_TEXT) return { [name]: text }
  return { [name]: text.slice(0, LONGEST_TEXT), 'telltale.content.truncated': true }
}
