import { type AiEvent, FIELD, type Finding, instructionsText, type ScanLabel, type ScannedText } from '@telltale/model'
import { createPromptIndex, findLeak, type PromptIndex, type UnfoldedText, unfold } from '@telltale/scan'
import { type CanaryMemory, createCanaryMemory } from './canary-memory.ts'
import type { TextResult } from './scan-text.ts'

/** System prompts in force, so that an answer that gives one away is known for it. */
export interface PromptMemory {
  /** Keeps the system prompt that an event tells of. */
  remember(event: AiEvent): void
  /**
   * What a text gives away of the app's system prompts: their words in an answer, their canaries in whatever comes out
   * of the application; undefined where that is too little to say so.
   */
  findLeak(event: AiEvent, text: ScannedText): TextResult | undefined
  /** The prompts it knows, by app; both in the order of when they were heard of. */
  save(): PromptMemoryState
  load(state: PromptMemoryState): void
}

export type PromptMemoryState = readonly (readonly [
  app: string,
  prompts: readonly string[],
  canaries?: readonly string[],
])[]

interface Kept {
  readonly text: string
  /** Made when the first answer asks for it. */
  index?: PromptIndex
}

interface App {
  readonly prompts: Map<string, Kept>
  readonly canaries: CanaryMemory
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
/** A part of a token counts as `createCanaryDetector` scores it; the shortest text that can hold one. */
const CANARY_FROM = 0.5
const SHORTEST_CANARY = 12

/** A memory that forgets the app, and of an app the prompt, that was not heard of longest. */
export function createPromptMemory(): PromptMemory {
  const apps = new Map<string, App>()
  return {
    remember(event) {
      const given = instructionsText(event.fields.get(FIELD.systemInstructions)).slice(0, LONGEST_PROMPT)
      if (given.length < SHORTEST_PROMPT) return
      const { prompts, canaries } = refresh(apps, appOf(event), APPS, () => newApp([], []))
      const text = canaries.learn(given)
      refresh(prompts, text, PROMPTS, () => ({ text }))
    },
    findLeak(event, text) {
      const app = apps.get(appOf(event))
      if (app === undefined || !mayLeak(event, text, app)) return undefined
      const unfolded = unfold(text.text.slice(0, LONGEST_ANSWER))
      const results = [
        isAnswer(text) ? recited(app.prompts, unfolded) : undefined,
        resultOf('canary', app.canaries.find(unfolded, text.role), CANARY_FROM),
      ]
      return results.reduce(join, undefined)
    },
    save: () => [...apps].map(([app, { prompts, canaries }]) => [app, [...prompts.keys()], canaries.save()] as const),
    load(state) {
      apps.clear()
      for (const [app, prompts, canaries] of state) apps.set(app, newApp(prompts, canaries ?? []))
    },
  }
}

function newApp(prompts: readonly string[], canaries: readonly string[]): App {
  return { prompts: new Map(prompts.map((text) => [text, { text }])), canaries: createCanaryMemory(canaries) }
}

/** Logs of what comes out of an application; prompts and system prompts hold the canary rightly. */
const COMES_OUT: ReadonlySet<string> = new Set(['ai_response', 'ai_egress', 'ai_tool', 'ai_retrieval'])
const NOT_OUT: ReadonlySet<string> = new Set([FIELD.toolDefinitions, FIELD.toolDescription, FIELD.systemInstructions])

function isAnswer({ field, text }: ScannedText): boolean {
  return field === FIELD.responseText && text.length >= SHORTEST_ANSWER
}

/** Whether a text is worth a look: unfolding it is what costs. */
function mayLeak({ category }: AiEvent, text: ScannedText, { canaries }: App): boolean {
  if (isAnswer(text)) return true
  if (canaries.size === 0 || text.text.length < SHORTEST_CANARY || text.role === 'system') return false
  return COMES_OUT.has(category) ? !NOT_OUT.has(text.field) : text.field === FIELD.guardrailOutput
}

function recited(prompts: ReadonlyMap<string, Kept>, answer: UnfoldedText): TextResult | undefined {
  const reports = [...prompts.values()].map((prompt) => findLeak(indexOf(prompt), answer))
  const [first, ...rest] = reports
  if (first === undefined) return undefined
  const worst = rest.reduce((most, report) => (report.score > most.score ? report : most), first)
  return worst.score < LEAKS_FROM ? undefined : toResult('prompt_leak', worst.score, worst.findings)
}

function resultOf(label: ScanLabel, findings: readonly Finding[], least: number): TextResult | undefined {
  const score = findings.reduce((most, finding) => Math.max(most, finding.score), 0)
  return score < least ? undefined : toResult(label, score, findings)
}

function toResult(label: ScanLabel, risk: number, findings: readonly Finding[]): TextResult {
  const verdict = risk >= SURE_FROM ? 'malicious' : 'suspicious'
  return { risk, verdict, labels: [label], findings, leftOut: 0, unscannedBytes: 0 }
}

function join(a: TextResult | undefined, b: TextResult | undefined): TextResult | undefined {
  if (a === undefined || b === undefined) return a ?? b
  const worse = a.risk >= b.risk ? a : b
  return { ...worse, labels: [...a.labels, ...b.labels], findings: [...a.findings, ...b.findings] }
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
