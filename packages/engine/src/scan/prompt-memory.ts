import { type AiEvent, FIELD, instructionsText, type ScannedText } from '@telltale/model'
import { createPromptIndex, findLeak, type PromptIndex, unfold } from '@telltale/scan'
import type { TextResult } from './scan-text.ts'

/** System prompts in force, so that an answer that gives one away is known for it. */
export interface PromptMemory {
  /** Keeps the system prompt that an event tells of. */
  remember(event: AiEvent): void
  /** What of the app's system prompts an answer holds; undefined where that is too little to say so. */
  findLeak(event: AiEvent, answer: ScannedText): TextResult | undefined
  /** The prompts it knows, by app; both in the order of when they were heard of. */
  save(): PromptMemoryState
  load(state: PromptMemoryState): void
}

export type PromptMemoryState = readonly (readonly [app: string, prompts: readonly string[]])[]

interface Kept {
  readonly text: string
  /** Made when the first answer asks for it. */
  index?: PromptIndex
}

/** Prompts kept of one app, and apps kept: those heard of last. */
const PROMPTS = 4
const APPS = 200
/** UTF-16 units of a prompt that are looked for, and of an answer that are looked through. */
const LONGEST_PROMPT = 32_768
const LONGEST_ANSWER = 65_536
/** A shorter prompt has nothing of its own to give away. */
const SHORTEST_PROMPT = 80
const SHORTEST_ANSWER = 40
/** Half of it or more is sure; the threshold of training/RESULTS.md. */
const LEAKS_FROM = 0.5
const SURE_FROM = 0.9

/** A memory that forgets the app, and of an app the prompt, that was not heard of longest. */
export function createPromptMemory(): PromptMemory {
  const apps = new Map<string, Map<string, Kept>>()
  return {
    remember(event) {
      const text = instructionsText(event.fields.get(FIELD.systemInstructions)).slice(0, LONGEST_PROMPT)
      if (text.length < SHORTEST_PROMPT) return
      const prompts = refresh(apps, appOf(event), APPS, () => new Map<string, Kept>())
      refresh(prompts, text, PROMPTS, () => ({ text }))
    },
    findLeak(event, { text }) {
      const prompts = apps.get(appOf(event))
      if (prompts === undefined || text.length < SHORTEST_ANSWER) return undefined
      const answer = unfold(text.slice(0, LONGEST_ANSWER))
      const reports = [...prompts.values()].map((prompt) => findLeak(indexOf(prompt), answer))
      const worst = reports.reduce((most, report) => (report.score > most.score ? report : most))
      if (worst.score < LEAKS_FROM) return undefined
      return {
        risk: worst.score,
        verdict: worst.score >= SURE_FROM ? 'malicious' : 'suspicious',
        labels: ['prompt_leak'],
        findings: worst.findings,
        leftOut: 0,
        unscannedBytes: 0,
      }
    },
    save: () => [...apps].map(([app, prompts]) => [app, [...prompts.keys()]] as const),
    load(state) {
      apps.clear()
      for (const [app, prompts] of state) apps.set(app, new Map(prompts.map((text) => [text, { text }])))
    },
  }
}

function indexOf(prompt: Kept): PromptIndex {
  prompt.index ??= createPromptIndex([{ name: 'system prompt', text: prompt.text }])
  return prompt.index
}

function appOf(event: AiEvent): string {
  return `${event.tenant}\0${String(event.fields.get(FIELD.serviceName) ?? '')}`
}

/** Makes an entry the newest, new or known, and drops the oldest when there are more than `most`. */
function refresh<T>(entries: Map<string, T>, key: string, most: number, make: () => T): T {
  const entry = entries.get(key) ?? make()
  entries.delete(key)
  entries.set(key, entry)
  const [oldest] = entries.keys()
  if (entries.size > most && oldest !== undefined) entries.delete(oldest)
  return entry
}
