import type { Finding, ScanRole } from '@telltale/model'
import { createCanaryDetector, type Detector, type UnfoldedText } from '@telltale/scan'

/** The canary tokens that system prompts of one application were seen to hold. */
export interface CanaryMemory {
  /** Learns the tokens of a prompt and gives it back without them, so that prompts that differ by their token alone are one. */
  learn(prompt: string): string
  /** Where a text holds one of them, in plain or in other spellings; none while no token is known. */
  find(text: UnfoldedText, role: ScanRole): readonly Finding[]
  readonly size: number
  /** Those heard of longest first. */
  save(): readonly string[]
}

/** Tokens kept of one application: every process that registers a prompt makes one of its own. */
const MOST = 64
/** Tokens taken out of one prompt. */
const MOST_OF_PROMPT = 8
/** The form that `makeCanary` gives them: a word, and eighty random bits as five words that can be said aloud. */
const TOKEN =
  /\b[a-z]{2,16}-(?:[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]-){4}[bdfghjklmnprstvz][aiou][bdfghjklmnprstvz][aiou][bdfghjklmnprstvz]\b/g

/** A memory that forgets the token that was not heard of longest. */
export function createCanaryMemory(known: readonly string[] = []): CanaryMemory {
  const tokens = new Set(known.slice(-MOST))
  let detector: Detector | undefined
  const add = (token: string): void => {
    if (!tokens.delete(token)) detector = undefined
    tokens.add(token)
    const [oldest] = tokens
    if (tokens.size > MOST && oldest !== undefined) tokens.delete(oldest)
  }
  return {
    learn(prompt) {
      const found = [...prompt.matchAll(TOKEN)].slice(0, MOST_OF_PROMPT).map(([token]) => token)
      for (const token of found) add(token)
      return found.reduce((rest, token) => rest.replaceAll(token, ''), prompt)
    },
    find(text, role) {
      if (tokens.size === 0) return []
      detector ??= createCanaryDetector([...tokens])
      return detector.inspect(text, role)
    },
    get size() {
      return tokens.size
    },
    save: () => [...tokens],
  }
}
