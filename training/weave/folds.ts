import type { RunExample } from './read-examples.ts'

/** Runs to learn from and runs of other suites and models to measure on. */
export interface Fold {
  readonly name: string
  readonly train: readonly RunExample[]
  readonly test: readonly RunExample[]
}

/** Models that are measured on and never learnt from, of every maker; the rest is learnt from and never measured on. */
const TEST_MODELS: ReadonlySet<string> = new Set([
  'gpt-4o',
  'gpt-4-0125-preview',
  'gpt-4-turbo-2024-04-09',
  'claude-3-opus-20240229',
  'gemini-1.5-pro-002',
  'gemini-1.5-flash-002',
  'command-r',
  'meta-llama_Llama-3-70b-chat-hf',
])
/** Half of all runs are of this one: it is measured on in the second split. */
const LARGE_MODEL = 'gpt-4o-2024-05-13'
/** Clean runs of another benchmark, never learnt from. */
const UNSEEN_SUITE = 'tau_airline'

/** Each suite learnt, with the made runs, and the other measured, by two splits of the models; then the attacks without a wrapper alone. */
export function makeFolds(runs: readonly RunExample[], made: readonly RunExample[]): readonly Fold[] {
  const splits = [
    { name: 'small models', isTest: (model: string) => TEST_MODELS.has(model) },
    { name: LARGE_MODEL, isTest: (model: string) => model === LARGE_MODEL || model === 'gpt-4o' },
  ]
  const suites = [
    ['banking', 'workspace'],
    ['workspace', 'banking'],
  ] as const
  return suites.flatMap(([from, to]) => [
    ...splits.map(({ name, isTest }) => ({
      name: `${from} → ${to} and airline, unseen ${name}`,
      train: [...runs.filter(({ label }) => label.suite === from && !isTest(label.model)), ...made],
      test: runs.filter(({ label }) => (label.suite === to || label.suite === UNSEEN_SUITE) && isTest(label.model)),
    })),
    {
      name: `${from} → ${to}, wrapped attacks → direct and ignore-previous`,
      train: [...runs.filter(({ label }) => label.suite === from && !isPlain(label.attack)), ...made],
      test: runs.filter(({ label, isClean }) => label.suite === to && (isPlain(label.attack) || isClean)),
    },
  ])
}

function isPlain(attack: string | null): boolean {
  return attack === 'direct' || attack === 'ignore_previous'
}
