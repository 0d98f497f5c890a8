import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

const START_MS = Date.UTC(2026, 4, 4, 8)
const STEP_MS = 4_000

const as = {
  prompt: (text) => ({ category: 'ai_prompt', action: 'prompt.submitted', fields: { 'telltale.prompt.text': text } }),
  retrieval: (text, id) => ({
    category: 'ai_retrieval',
    action: 'retrieval.performed',
    fields: {
      'gen_ai.data_source.id': 'corpus',
      'gen_ai.retrieval.documents': [{ id, source: `docs/${id}` }],
      'telltale.retrieval.document_text': [text],
      'telltale.retrieval.document_count': 1,
    },
  }),
  tool: (text) => ({
    category: 'ai_tool',
    action: 'tool.executed',
    fields: { 'gen_ai.tool.name': 'fetch_record', 'gen_ai.tool.call.result': text },
  }),
}

/** Files of benign texts, and what each can stand as. */
const FILES = [
  ['benign_prompts', [as.prompt]],
  ['benign_multilingual', [as.prompt]],
  ['benign_hard', [as.prompt, as.retrieval]],
  ['benign_email', [as.retrieval, as.tool]],
  ['benign_tool_results', [as.tool, as.retrieval]],
]

/** The benign texts as events of an app, a conversation each. */
export function* benignEvents(folder) {
  let place = 0
  for (const [name, shapes] of FILES) {
    const lines = gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`)))
      .toString('utf8')
      .split('\n')
    for (const line of lines) {
      if (line === '') continue
      const { text, id } = JSON.parse(line)
      for (const shape of shapes) {
        place += 1
        const { category, action, fields } = shape(text, String(id))
        yield {
          category,
          action,
          receivedMs: START_MS + place * STEP_MS,
          fields: {
            'service.name': 'corpus-app',
            'user.id': `reader-${place % 200}`,
            'gen_ai.conversation.id': `corpus-${place}`,
            'telltale.content.captured': true,
            ...fields,
          },
        }
      }
    }
  }
}
