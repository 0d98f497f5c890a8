const SYSTEM = 'You are the assistant of Harbour Bank. Answer in one or two sentences. Use send_money to pay.'
/** Plays a model that does whatever it is told. */
const MODEL = 'naive-4o-mini'
const MAX_STEPS = 4
/** Turns and sessions kept. */
const MAX_TURNS = 20
const MAX_SESSIONS = 1000

const TOOLS = [
  {
    type: 'function',
    function: {
      name: 'send_money',
      description: 'Pays an amount from the account of the user',
      parameters: {
        type: 'object',
        properties: {
          amount: { type: 'number' },
          currency: { type: 'string' },
          account: { type: 'string' },
          reference: { type: 'string' },
        },
        required: ['amount', 'currency', 'account'],
      },
    },
  },
]

/**
 * A small agent: a model that may pay. What is watched is one line each: the client is wrapped, the tool is a helper's.
 * @param {import('openai').OpenAI} client
 * @param {{ tool: Function, systemPrompt: Function }} telltale
 */
export function createAssistant(client, telltale) {
  const sessions = new Map()
  telltale.systemPrompt({ name: 'bank-assistant', version: '3', text: SYSTEM, model: MODEL, tools: TOOLS })
  const sendMoney = telltale.tool('send_money', async ({ amount, currency, account }) => {
    return { paid: `${amount} ${currency}`, to: account }
  })

  /** @param {string} session @param {string} message */
  async function answer(session, message) {
    const history = [...(sessions.get(session) ?? []), { role: 'user', content: message }].slice(-MAX_TURNS)
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const messages = [{ role: 'system', content: SYSTEM }, ...history]
      const completion = await client.chat.completions.create({ model: MODEL, messages, tools: TOOLS })
      const reply = completion.choices[0].message
      history.push(reply)
      if (!reply.tool_calls?.length) break
      for (const call of reply.tool_calls) {
        const result = await sendMoney(JSON.parse(call.function.arguments), { toolCallId: call.id })
        history.push({ role: 'tool', tool_call_id: call.id, content: JSON.stringify(result) })
      }
    }
    if (sessions.size >= MAX_SESSIONS) sessions.delete(sessions.keys().next().value)
    sessions.set(session, history)
    return history.at(-1).content ?? ''
  }
  return { answer }
}
