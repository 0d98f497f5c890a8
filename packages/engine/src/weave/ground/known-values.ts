import { normalText, textValues } from '@telltale/scan'
import type { Checkable } from './checkable-values.ts'

/** The values and words of all sources so far. */
export interface Known {
  add(text: string): void
  holds(value: Checkable): boolean
}

/** UTF-16 units that are searched for words, all claims of a trace together; after that every claim counts as held. */
const MOST_SEARCHED = 64 * 1024 * 1024

/** Knows the sources of an answer by their values and words; nothing is read before something is asked. */
export function createKnown(): Known {
  const waiting: string[] = []
  const keys = new Set<string>()
  const plains: string[] = []
  let left = MOST_SEARCHED
  const readWaiting = () => {
    for (const text of waiting.splice(0)) {
      for (const { key } of textValues(text)) keys.add(key)
      plains.push(normalText(text).plain)
    }
  }
  return {
    add(text) {
      if (text !== '') waiting.push(text)
    },
    holds({ keys: own, words }) {
      readWaiting()
      if (words === '') return own.some((key) => keys.has(key))
      const wanted = normalText(words).plain
      return plains.some((plain) => {
        left -= plain.length
        return left < 0 || plain.includes(wanted)
      })
    },
  }
}
