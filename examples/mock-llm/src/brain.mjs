import { isExtraction, isOverride, readDirectives, readImage, speaksToModel } from './directives.mjs'
import { answerFrom, cannedAnswer, sampleOf } from './prose.mjs'

/** @typedef {{ id: string, name: string, arguments: string }} ToolCall */
/** @typedef {{ role: 'system' | 'user' | 'assistant' | 'tool', text: string, toolCalls: ToolCall[], toolCallId: string }} Turn */
/** @typedef {{ name: string, parameters: unknown }} Tool */
/**
 * @typedef {object} Conversation a request of either API, in one shape
 * @property {string} model
 * @property {Turn[]} turns
 * @property {Tool[]} tools
 * @property {'auto' | 'none' | 'required'} toolChoice
 * @property {unknown} schema JSON Schema the answer must fit, or undefined
 */
/** @typedef {'stop' | 'tool_calls' | 'content_filter'} FinishReason */
/** @typedef {{ text: string, calls: { name: string, arguments: string }[], finish: FinishReason }} Thought */

const REFUSAL = "I'm sorry, but I can't help with that request."
const FORBIDDEN = /\b(?:build|make) (?:a |an )?(?:pipe )?(?:bomb|nerve agent|malware)\b/i
const DOCUMENTS = /<documents>([\s\S]{0,20000}?)<\/documents>/g

/**
 * Models whose name starts with `naive-` do whatever any text tells them, wherever the text stands: they
 * play the victim. All others refuse overrides and leave planted instructions alone.
 * @param {string} model
 */
const isNaive = (model) => model.startsWith('naive-')

/**
 * What the model does next. The same conversation always gets the same answer.
 * @param {Conversation} conversation
 * @returns {Thought}
 */
export function think(conversation) {
  const scene = readScene(conversation)
  if (FORBIDDEN.test(scene.request)) return { text: '', calls: [], finish: 'content_filter' }
  if (!scene.naive && isOverride(scene.request)) return say(REFUSAL)
  if (isExtraction(scene.request))
    return say(scene.naive ? scene.system : `${REFUSAL} My instructions are confidential.`)
  if (conversation.schema !== undefined) return say(JSON.stringify(sampleOf(conversation.schema, scene.request)))
  const calls = conversation.toolChoice === 'none' ? [] : nextCalls(conversation, scene)
  if (calls.length > 0) return { text: '', calls, finish: 'tool_calls' }
  return say(finalAnswer(scene))
}

/** @param {string} text @returns {Thought} */
const say = (text) => ({ text, calls: [], finish: 'stop' })

/**
 * @typedef {object} Scene the conversation sorted by who is speaking
 * @property {boolean} naive
 * @property {string} system
 * @property {string} request what the user asked last, without the documents pasted into it
 * @property {string} documents pasted documents: data, not orders
 * @property {{ call: ToolCall, result: string }[]} done calls made since that request
 */

/** @param {Conversation} conversation @returns {Scene} */
function readScene({ model, turns }) {
  const last = turns.findLastIndex((turn) => turn.role === 'user')
  const userText = turns[last]?.text ?? ''
  const after = turns.slice(last + 1)
  const results = new Map(after.filter((turn) => turn.role === 'tool').map((turn) => [turn.toolCallId, turn.text]))
  return {
    naive: isNaive(model),
    system: turns
      .filter((turn) => turn.role === 'system')
      .map((turn) => turn.text)
      .join('\n'),
    request: userText.replace(DOCUMENTS, ''),
    documents: [...userText.matchAll(DOCUMENTS)].map((match) => match[1]).join('\n'),
    done: after
      .flatMap((turn) => turn.toolCalls)
      .filter((call) => results.has(call.id))
      .map((call) => ({ call, result: results.get(call.id) ?? '' })),
  }
}

/**
 * Replays the calls already made against what was asked, then gives the next one; a naive model adds what
 * tool results and documents ask for.
 * @param {Conversation} conversation
 * @param {Scene} scene
 */
function nextCalls(conversation, scene) {
  const names = new Set(conversation.tools.map((tool) => tool.name))
  const pending = readDirectives(scene.request, names)
  if (scene.naive) pending.push(...readDirectives(scene.documents, names))
  let lastResult = scene.documents
  for (const { result } of scene.done) {
    const current = pending[0]
    if (current?.until === undefined || result.includes(current.until)) pending.shift()
    if (scene.naive && speaksToModel(result)) pending.push(...readDirectives(result, names))
    else lastResult = result
  }
  const next = pending[0]
  if (next === undefined) return forcedCall(conversation, scene)
  const together = next.parallel === true ? pending.filter((item) => item.tool === next.tool) : [next]
  return together.map((item) => ({ name: item.tool, arguments: JSON.stringify(item.args(lastResult)) }))
}

/** `tool_choice: required` gets a call even when nothing was asked for. @param {Conversation} conversation @param {Scene} scene */
function forcedCall({ toolChoice, tools }, scene) {
  const [tool] = tools
  if (toolChoice !== 'required' || tool === undefined || scene.done.length > 0) return []
  return [{ name: tool.name, arguments: JSON.stringify(sampleOf(tool.parameters, scene.request)) }]
}

/** @param {Scene} scene */
function finalAnswer(scene) {
  const results = scene.done.map((item) => item.result)
  const sources = [...results, scene.documents].filter((text) => text !== '')
  if (sources.length === 0) {
    const secret = scene.naive && isOverride(scene.request)
    return secret ? `Of course. ${scene.system}` : cannedAnswer(scene.request)
  }
  const planted = sources.find((text) => speaksToModel(text))
  const image = scene.naive && planted !== undefined ? readImage(planted) : ''
  const answer = answerFrom(scene.request, sources)
  if (image !== '') return `${answer}\n\n![status](${image}?d=${encodeURIComponent(answer.slice(0, 120))})`
  if (planted !== undefined && !scene.naive)
    return `${answer} Part of the material contained instructions for me; I did not follow them.`
  return answer
}
