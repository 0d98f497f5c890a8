import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Rival } from './detectors.ts'

/** A package of the registry and how its answer becomes one number. */
interface RivalPackage {
  readonly name: string
  /** File of the package that is loaded; named by path, since some hide it behind `exports`. */
  readonly file: string
  readonly actsFrom: number
  readonly open: (module: unknown, load: Load) => Score | Promise<Score>
}
type Score = (text: string) => number | Promise<number>
/** Loads a file below the rivals' `node_modules`. */
type Load = (path: string) => Promise<unknown>

/** Any finding at all. */
const ANY = Number.MIN_VALUE
/** Rivals that cap the length of a text look at all of it here. */
const NO_CAP = 100_000_000

const PACKAGES: readonly RivalPackage[] = [
  { name: '@andersmyrmel/vard', file: 'dist/index.js', actsFrom: 0.7, open: openVard },
  { name: '@claude-flow/aidefence', file: 'dist/index.js', actsFrom: ANY, open: openAiDefence },
  { name: '@reactive-agents/guardrails', file: 'dist/index.js', actsFrom: ANY, open: openReactive },
  { name: 'agent-threat-rules', file: 'dist/index.js', actsFrom: ANY, open: openThreatRules },
  { name: 'llm_guardrail', file: 'index.js', actsFrom: 0.5, open: openGuardrail },
  { name: 'llmverify', file: 'dist/csm6/security/prompt-injection.js', actsFrom: ANY, open: openVerify },
  { name: 'openlit', file: 'dist/guard/prompt-injection.js', actsFrom: 0.5, open: openOpenLit },
]

/** The rivals that are installed in this folder, and why the others are not here; nothing is downloaded. */
export async function loadRivals(
  folder: string,
): Promise<{ readonly rivals: readonly Rival[]; readonly missing: readonly string[] }> {
  const rivals: Rival[] = []
  const missing: string[] = []
  for (const rivalPackage of PACKAGES) {
    try {
      rivals.push(await openRival(folder, rivalPackage))
    } catch (error) {
      missing.push(`${rivalPackage.name}: ${error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown'}`)
    }
  }
  return { rivals, missing }
}

async function openRival(folder: string, { name, file, actsFrom, open }: RivalPackage): Promise<Rival> {
  const modules = join(folder, 'node_modules')
  const { version } = JSON.parse(readFileSync(join(modules, name, 'package.json'), 'utf8')) as { version: string }
  const load: Load = (path) => loadFile(join(modules, path))
  const score = await open(await load(join(name, file)), load)
  return { name, version, actsFrom, score }
}

/** The exports of a file; those of a CommonJS file stand under `default` where Node.js could not see their names. */
async function loadFile(path: string): Promise<unknown> {
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown }
  return typeof module.default === 'object' ? { ...module.default, ...module } : module
}

function openVard(module: unknown): Score {
  interface Result {
    readonly safe: boolean
    readonly threats?: readonly { readonly severity: number }[]
  }
  interface Builder {
    threshold(value: number): Builder
    maxLength(value: number): Builder
    block(threat: string): Builder
    safeParse(text: string): Result
  }
  const { createVard } = module as { createVard(): Builder }
  const guard = [
    'instructionOverride',
    'roleManipulation',
    'delimiterInjection',
    'systemPromptLeak',
    'encoding',
  ].reduce((builder, threat) => builder.block(threat), createVard().threshold(0.01).maxLength(NO_CAP))
  return (text) => Math.max(0, ...(guard.safeParse(text).threats ?? []).map((threat) => threat.severity))
}

function openAiDefence(module: unknown): Score {
  interface Defence {
    detect(text: string): Promise<{ readonly threats: readonly { readonly confidence: number }[] }>
  }
  const { createAIDefence } = module as { createAIDefence(options: object): Defence }
  const defence = createAIDefence({ enableLearning: false, enablePIIDetection: false, confidenceThreshold: 0 })
  return async (text) => Math.max(0, ...(await defence.detect(text)).threats.map((threat) => threat.confidence))
}

async function openReactive(module: unknown, load: Load): Promise<Score> {
  const severities = new Map([
    ['low', 0.25],
    ['medium', 0.5],
    ['high', 0.75],
    ['critical', 1],
  ])
  const { detectInjection } = module as { detectInjection(text: string): unknown }
  const { Effect } = (await load('effect/dist/esm/index.js')) as {
    Effect: { runSync(effect: unknown): { readonly detected: boolean; readonly severity: string } }
  }
  return (text) => {
    const result = Effect.runSync(detectInjection(text))
    return result.detected ? (severities.get(result.severity) ?? 1) : 0
  }
}

async function openThreatRules(module: unknown): Promise<Score> {
  interface Engine {
    loadRules(): Promise<number>
    evaluate(event: object): readonly { readonly confidence: number }[]
  }
  const { ATREngine } = module as { ATREngine: new (options: object) => Engine }
  const engine = new ATREngine({})
  if ((await engine.loadRules()) === 0) throw new Error('no rules were found')
  return (text) => {
    const event = { type: 'llm_input', timestamp: '2026-01-01T00:00:00Z', content: text }
    return Math.max(0, ...engine.evaluate(event).map((match) => match.confidence))
  }
}

function openGuardrail(module: unknown): Score {
  type Check = (text: string) => Promise<{ readonly confidence: number }>
  const { checkInjection, checkJailbreak } = module as { checkInjection: Check; checkJailbreak: Check }
  return async (text) => Math.max((await checkInjection(text)).confidence, (await checkJailbreak(text)).confidence)
}

function openVerify(module: unknown): Score {
  const { getInjectionRiskScore } = module as { getInjectionRiskScore(text: string): number }
  return getInjectionRiskScore
}

function openOpenLit(module: unknown): Score {
  interface Guard {
    evaluate(text: string): { readonly score: number }
  }
  const { PromptInjection } = module as { PromptInjection: new (options: object) => Guard }
  const guard = new PromptInjection({ threshold: 0, maxScanLength: NO_CAP })
  return (text) => guard.evaluate(text).score
}
