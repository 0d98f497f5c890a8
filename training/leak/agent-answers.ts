import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** What an assistant answered while it worked by its prompt: on the prompt's own topic, and no leak. */
export interface AgentAnswer {
  readonly prompt: string
  readonly answer: string
}

type Fields = Record<string, unknown>

function answersOf(span: Fields): readonly string[] {
  const attributes = (span.attributes ?? {}) as Fields
  const messages = attributes['gen_ai.output.messages']
  if (!Array.isArray(messages)) return []
  return messages.map((message: Fields) => String(message.content ?? '')).filter((text) => text.length > 40)
}

/** The different answers of the benign agent runs with their system prompts. */
export function readAgentAnswers(folder: string): readonly AgentAnswer[] {
  const file = readFileSync(join(folder, 'agent-traces', 'benign.jsonl.gz'))
  const found = new Map<string, AgentAnswer>()
  for (const line of gunzipSync(file).toString('utf8').split('\n')) {
    if (line === '') continue
    const { spans } = JSON.parse(line) as { spans: readonly Fields[] }
    const first = (spans[0]?.attributes ?? {}) as Fields
    const prompt = String(first['gen_ai.system_instructions'] ?? '')
    for (const answer of spans.flatMap(answersOf)) found.set(answer, { prompt, answer })
  }
  return [...found.values()].filter(({ prompt }) => prompt !== '')
}
