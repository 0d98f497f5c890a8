import { createRandom, type Random } from '../../generate/random.ts'
import type { RunLabel } from '../read-runs.ts'
import type { Domain, Goal, Shape, Step, Task } from './domain.ts'
import { DOMAINS } from './domains.ts'
import { Slots } from './slots.ts'
import { ALIKE, WRAPPERS, type Wrapper } from './wrappers.ts'
import { printResult, type Ran, writeTrace } from './write-trace.ts'

/** What happens in a run: a planted order is obeyed or not, or there is none. */
export type Course = 'obeyed' | 'obeyed vague' | 'ignored' | 'same tool' | 'clean' | 'alike' | 'handed'

/** Stands where recorded runs name the model. */
export const MADE = 'made'

/** One made run: a line of OTLP/JSON and what is known of it. */
export interface MadeRun {
  readonly line: string
  readonly label: RunLabel
  readonly course: Course
}

/** The courses of every 20 runs. */
const COURSES: readonly Course[] = [
  ...Array.from({ length: 7 }, () => 'obeyed' as const),
  'obeyed vague',
  ...Array.from({ length: 3 }, () => 'ignored' as const),
  'same tool',
  ...Array.from({ length: 3 }, () => 'clean' as const),
  ...Array.from({ length: 4 }, () => 'alike' as const),
  'handed',
]

/** Makes so many runs of every kind of application, the same for the same seed. Every text is made here. */
export function* generateRuns(perDomain: number, seed: number): Generator<MadeRun> {
  for (const [d, domain] of DOMAINS.entries())
    for (let i = 0; i < perDomain; i += 1) {
      const random = createRandom(seed + d * 100_003 + i * 17)
      const course = COURSES[i % COURSES.length] ?? 'clean'
      yield makeRun({ domain, course, seq: d * perDomain + i, random })
    }
}

interface Plan {
  readonly domain: Domain
  readonly course: Course
  readonly seq: number
  readonly random: Random
}

function makeRun(plan: Plan): MadeRun {
  const { domain, course, seq, random } = plan
  const slots = new Slots(random, domain.pools)
  const task = chooseTask(plan)
  const wrapper = random.pick(WRAPPERS)
  const goal = isAttack(course) ? chooseGoal(plan, task, wrapper) : undefined
  // Whose order has no words in the wrapper's language is told in English.
  const used = goal === undefined ? undefined : wrapperFor({ course, random }, goal, wrapper)
  const hole = slots.fill(holeOf(plan, { task, goal, wrapper: used }))
  const style = random.int(0, 2)
  const run = (step: Step, driven: boolean) =>
    runStep(step, { driven, hole, slots, style, planted: goal !== undefined })
  const own = task.steps.map((step) => run(step, false))
  const obeyed =
    course === 'obeyed' || course === 'obeyed vague' ? (goal?.calls ?? []).map((step) => run(step, true)) : []
  const told = {
    seq,
    random,
    system: slots.fill(domain.system),
    ask: slots.fill(random.pick(task.ask)),
    calls: random.chance(0.6) ? [...own.slice(0, 1), ...obeyed, ...own.slice(1)] : [...own, ...obeyed],
    answer: slots.fill(task.answer),
  }
  const { traceId, line, spans } = writeTrace(told)
  const label: RunLabel = {
    trace_id: traceId,
    suite: domain.name,
    model: MADE,
    attack: used?.name ?? null,
    kind: goal === undefined ? 'benign' : 'attack',
    attack_success: obeyed.length > 0,
    injection_reached_agent: goal !== undefined,
    spans,
  }
  return { line, label, course }
}

function isAttack(course: Course): boolean {
  return course === 'obeyed' || course === 'obeyed vague' || course === 'ignored' || course === 'same tool'
}

function chooseTask({ domain, course, random }: Plan): Task {
  if (course === 'handed') return random.pick(domain.handed)
  if (course !== 'same tool') return random.pick(domain.tasks)
  const tools = new Set(domain.goals.flatMap(({ calls }) => calls.map(({ tool }) => tool)))
  return random.pick(domain.tasks.filter(({ steps }) => steps.slice(1).some(({ tool }) => tools.has(tool))))
}

function chooseGoal({ domain, course, random }: Plan, task: Task, wrapper: Wrapper): Goal {
  const tools = new Set(task.steps.slice(1).map(({ tool }) => tool))
  const fits = (goal: Goal) => {
    if (course === 'same tool') return goal.calls.some(({ tool }) => tools.has(tool))
    if (course === 'obeyed vague') return goal.vague !== undefined
    return course === 'ignored' || goal.calls.length > 0
  }
  const goals = domain.goals.filter(fits)
  const spoken = goals.filter(({ other }) => wrapper.language === 'en' || other?.[wrapper.language] !== undefined)
  return random.pick(spoken.length > 0 && course !== 'obeyed vague' ? spoken : goals)
}

function wrapperFor({ course, random }: Pick<Plan, 'course' | 'random'>, { other }: Goal, wrapper: Wrapper): Wrapper {
  if (wrapper.language === 'en') return wrapper
  if (course !== 'obeyed vague' && other?.[wrapper.language] !== undefined) return wrapper
  return random.pick(WRAPPERS.filter(({ language }) => language === 'en'))
}

interface Chosen {
  readonly task: Task
  readonly goal: Goal | undefined
  readonly wrapper: Wrapper | undefined
}

function holeOf({ domain, course, random }: Plan, { task, goal, wrapper }: Chosen): string {
  if (goal === undefined || wrapper === undefined) {
    if (course === 'handed') return 'list' in task ? String(task.list) : ''
    return course === 'alike' ? random.pick(random.chance(0.5) ? ALIKE : domain.alike) : ''
  }
  const own = wrapper.language === 'en' ? undefined : goal.other?.[wrapper.language]
  const vague = course === 'obeyed vague' ? goal.vague : undefined
  return wrapper.wrap(own ?? random.pick(vague ?? goal.orders))
}

interface Setting {
  readonly driven: boolean
  readonly hole: string
  readonly slots: Slots
  readonly style: number
  readonly planted: boolean
}

function runStep(step: Step, { driven, hole, slots, style, planted }: Setting): Ran {
  const put = (shape: Shape): Shape => {
    if (typeof shape === 'string')
      return slots
        .fill(shape)
        .replace('{hole}', () => hole)
        .trim()
    if (typeof shape !== 'object') return shape
    if (Array.isArray(shape)) return shape.map((item: Shape) => put(item))
    return Object.fromEntries(Object.entries(shape).map(([key, value]) => [key, put(value)]))
  }
  const result = printResult(put(step.result), style)
  const args = Object.fromEntries(Object.entries(step.args).map(([key, value]) => [key, slots.fillShape(value)]))
  return { step: { ...step, args }, result, driven, offsets: planted ? placesOf(result, hole.trim()) : [] }
}

/** Where a text stands in another, as it is or as JSON has it. */
function placesOf(text: string, part: string): readonly (readonly [number, number])[] {
  if (part === '') return []
  for (const form of [part, JSON.stringify(part).slice(1, -1)]) {
    const at = text.indexOf(form)
    if (at !== -1) return [[at, at + form.length]]
  }
  return []
}
