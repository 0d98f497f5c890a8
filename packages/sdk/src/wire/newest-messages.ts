import type { Attributes } from '../record/recorder.ts'
import { toJsonText } from './read-json.ts'

/** Below what a recorder keeps of one text, so that the JSON stays whole. */
const MOST_CHARACTERS = 240_000

/**
 * The messages of a request as attributes. Of a conversation that is longer than a record may be, the newest are
 * kept: the older ones were recorded when they were new. How many were left out is said.
 */
export function newestMessages(messages: readonly unknown[]): Attributes {
  const kept: string[] = []
  let left = MOST_CHARACTERS
  for (const message of messages.toReversed()) {
    const text = toJsonText(message)
    if (text === undefined) continue
    left -= text.length + 1
    if (left < 0 && kept.length > 0) break
    kept.unshift(text)
  }
  if (kept.length === 0) return {}
  const dropped = messages.length - kept.length
  return {
    'gen_ai.input.messages': `[${kept.join(',')}]`,
    ...(dropped > 0 && { 'telltale.input.messages.dropped': dropped }),
  }
}
