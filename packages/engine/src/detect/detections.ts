import type { AiEvent, Alert } from '@telltale/model'
import type { SigmaDocument } from '@telltale/sigma'
import {
  type CompiledRules,
  compileRules,
  createDetection,
  type Detection,
  type DetectionException,
  type DetectionState,
} from './detection.ts'

/** Which rules hold for whom. */
export interface DetectionConfig {
  /** For every tenant that has no list of its own. */
  readonly documents: readonly SigmaDocument[]
  readonly tenants: ReadonlyMap<
    string,
    { readonly documents: readonly SigmaDocument[]; readonly exceptions: readonly DetectionException[] }
  >
}

/** Something that could not be judged in full, and what it cost. */
export interface FoundGap {
  readonly tenant: string
  readonly ruleId: string
  readonly reason: string
  readonly fromMs: number
  readonly toMs: number
  readonly count: number
}

/** Detection for all tenants, each on its own. */
export interface Detections {
  detect(event: AiEvent): readonly Alert[]
  tick(nowMs: number): readonly Alert[]
  takeGaps(): readonly FoundGap[]
  /** Other rules from now on; what is known of unchanged ones stays. */
  configure(config: DetectionConfig): void
  save(): ReadonlyMap<string, DetectionState>
  load(states: ReadonlyMap<string, DetectionState>): void
}

/** Bounds of what detection remembers. */
export interface DetectionLimits {
  /** Groups in the windows of all correlations of all tenants: about 3 KB each. */
  readonly groups?: number
}

const GROUPS = 200_000

/** Starts with these rules and nothing seen. */
export function createDetections(initial: DetectionConfig, limits: DetectionLimits = {}): Detections {
  const { groups = GROUPS } = limits
  let config = initial
  let room = { most: groups, used: 0, entries: 0 }
  let compiled = new Map<readonly SigmaDocument[], CompiledRules>()
  const running = new Map<string, Detection>()

  const create = (tenant: string): Detection => {
    const own = config.tenants.get(tenant)
    const documents = own?.documents ?? config.documents
    const ready = compiled.get(documents) ?? compileRules(documents)
    compiled.set(documents, ready)
    return createDetection(ready, own?.exceptions, { room })
  }
  const of = (tenant: string): Detection => {
    const known = running.get(tenant) ?? create(tenant)
    running.set(tenant, known)
    return known
  }
  const load = (states: ReadonlyMap<string, DetectionState>): void => {
    running.clear()
    room = { most: groups, used: 0, entries: 0 }
    for (const [tenant, state] of states) of(tenant).load(state)
  }
  const save = () => new Map([...running].map(([tenant, detection]) => [tenant, detection.save()] as const))

  return {
    detect: (event) => of(event.tenant).detect(event),
    tick: (nowMs) => [...running.values()].flatMap((detection) => detection.tick(nowMs)),
    takeGaps: () =>
      [...running.values()].flatMap((detection) =>
        detection.takeGaps().map(({ rule, partition, reason, fromMs, toMs, count }) => {
          const ruleId = rule.id ?? rule.name ?? rule.title
          return { tenant: partition, ruleId, reason, fromMs, toMs, count }
        }),
      ),
    configure(next) {
      const states = save()
      config = next
      compiled = new Map()
      load(states)
    },
    save,
    load,
  }
}
