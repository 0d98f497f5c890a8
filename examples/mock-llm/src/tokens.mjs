/** Tokens in a text: about four characters each, as English has with common tokenisers. @param {string} text */
export function countTokens(text) {
  return Math.ceil(text.length / 4)
}

/**
 * Usage of one request. Long prompts count as partly cached in steps of 128, and models named `o…` think
 * before they speak, as the real service reports it.
 * @param {import('./brain.mjs').Conversation} conversation
 * @param {import('./brain.mjs').Thought} thought
 */
export function measureUsage(conversation, thought) {
  const turns = conversation.turns.reduce(
    (sum, turn) => sum + 4 + countTokens(turn.text) + callTokens(turn.toolCalls),
    3,
  )
  const tools = conversation.tools.length === 0 ? 0 : countTokens(JSON.stringify(conversation.tools))
  const input = turns + tools
  const reasoning = conversation.model.startsWith('o') ? 64 : 0
  const output = countTokens(thought.text) + callTokens(thought.calls) + reasoning
  const cached = input >= 1024 ? Math.floor(input / 2 / 128) * 128 : 0
  return { input, output, cached, reasoning }
}

/** @param {readonly { name: string, arguments: string }[]} calls */
function callTokens(calls) {
  return calls.reduce((sum, call) => sum + 7 + countTokens(call.name + call.arguments), 0)
}
