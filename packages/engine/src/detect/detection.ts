import { type AiEvent, type Alert, FIELD } from '@telltale/model'
import {
  buildRuleSet,
  type CorrelationGap,
  type CorrelationHit,
  type CorrelationRule,
  type Correlator,
  type CorrelatorLimits,
  type CorrelatorState,
  createCorrelator,
  type DetectionRule,
  type EventView,
  firesAlone,
  type RuleSet,
  type SigmaDocument,
  textOf,
  valuesOf,
} from '@telltale/sigma'
import { type AlertBook, createAlertBook, type SavedAlert, type Sighting } from './alert-book.ts'
import { entitiesOf, evidenceOf } from './describe-match.ts'
import { toEventView } from './event-view.ts'
import { type RuleFacts, readRuleFacts } from './rule-facts.ts'

/** Alerts of this rule about these entities are not raised until it ends. */
export interface DetectionException {
  readonly ruleId: string
  readonly conditions: readonly { readonly field: string; readonly value: string }[]
  readonly expiresMs: number
}

/** Rules over the events of one tenant. Equal events in equal order give equal alerts. */
export interface Detection {
  /** Alerts that this event opened or added to, each as it stands now. */
  detect(event: AiEvent): readonly Alert[]
  /** Alerts about what was expected by then, epoch milliseconds, and did not come. */
  tick(nowMs: number): readonly Alert[]
  takeGaps(): readonly CorrelationGap[]
  save(): DetectionState
  load(state: DetectionState): void
}

export interface DetectionState {
  readonly correlator: CorrelatorState
  readonly alerts: readonly SavedAlert[]
}

/** Rules made ready once, for the detections of any number of tenants. */
export interface CompiledRules {
  readonly ruleSet: RuleSet<DetectionRule>
  readonly correlations: readonly CorrelationRule[]
  /** Undefined for rules that fire only as parts of correlations. */
  readonly facts: readonly (RuleFacts | undefined)[]
  readonly correlationFacts: ReadonlyMap<CorrelationRule, RuleFacts>
}

/** Compiles rules and correlations; filters must have been applied before. */
export function compileRules(documents: readonly SigmaDocument[]): CompiledRules {
  const rules = documents.filter((document) => document.kind === 'rule')
  const correlations = documents.filter((document) => document.kind === 'correlation')
  const alone = <T extends DetectionRule | CorrelationRule>(rule: T) =>
    firesAlone(rule, correlations) ? readRuleFacts(rule) : undefined
  const correlationFacts = correlations.flatMap((rule) => {
    const facts = alone(rule)
    return facts === undefined ? [] : [[rule, facts] as const]
  })
  return {
    ruleSet: buildRuleSet(rules),
    correlations,
    facts: rules.map(alone),
    correlationFacts: new Map(correlationFacts),
  }
}

/** A detection that has seen nothing yet. */
export function createDetection(
  compiled: CompiledRules,
  exceptions: readonly DetectionException[] = [],
  limits: Partial<CorrelatorLimits> = {},
): Detection {
  return new RunningDetection(compiled, exceptions, limits)
}

class RunningDetection implements Detection {
  readonly #compiled: CompiledRules
  readonly #exceptions: ReadonlyMap<string, readonly DetectionException[]>
  readonly #correlator: Correlator
  readonly #book: AlertBook = createAlertBook()

  constructor(compiled: CompiledRules, exceptions: readonly DetectionException[], limits: Partial<CorrelatorLimits>) {
    this.#compiled = compiled
    this.#exceptions = groupByRule(exceptions)
    this.#correlator = createCorrelator(compiled.ruleSet.rules, compiled.correlations, limits)
  }

  detect(event: AiEvent): readonly Alert[] {
    const { ruleSet, facts } = this.#compiled
    // A copy of a call that is known already, as senders make them: it was judged the first time.
    if (event.fields.has(FIELD.duplicateOf)) return []
    const view = toEventView(event)
    const matched = ruleSet.match(view)
    const single = matched.flatMap((place) => {
      const fact = facts[place]
      return fact === undefined ? [] : this.#fold(toSighting(event, fact), view)
    })
    const { id, tenant, receivedMs } = event
    const hits = this.#correlator.feed({ id, partition: tenant, receivedMs, event: view, matched })
    return [...single, ...hits.flatMap((hit) => this.#raise(hit, event))]
  }

  tick(nowMs: number): readonly Alert[] {
    return this.#correlator.tick(nowMs).flatMap((hit) => this.#raise(hit, undefined))
  }

  takeGaps(): readonly CorrelationGap[] {
    return this.#correlator.takeGaps()
  }

  save(): DetectionState {
    return { correlator: this.#correlator.save(), alerts: this.#book.save() }
  }

  load(state: DetectionState): void {
    this.#correlator.load(state.correlator)
    this.#book.load(state.alerts)
  }

  #raise(hit: CorrelationHit, event: AiEvent | undefined): readonly Alert[] {
    const facts = this.#compiled.correlationFacts.get(hit.rule)
    if (facts === undefined) return []
    return this.#fold(toCorrelationSighting(hit, event, facts), event && toEventView(event))
  }

  #fold(sighting: Sighting, view: EventView | undefined): readonly Alert[] {
    if (this.#isExcepted(sighting, view)) return []
    const alert = this.#book.fold(sighting)
    return alert === undefined ? [] : [alert]
  }

  #isExcepted({ facts, atMs, entities }: Sighting, view: EventView | undefined): boolean {
    const holds = ({ field, value }: DetectionException['conditions'][number]) =>
      entities.some((entity) => entity.field === field && entity.value === value) ||
      valuesOf(view?.value(field)).some((one) => textOf(one) === value)
    const exceptions = this.#exceptions.get(facts.ruleId) ?? []
    return exceptions.some(({ conditions, expiresMs }) => atMs < expiresMs && conditions.every(holds))
  }
}

function toSighting(event: AiEvent, { facts, evidence, windowMs, foldBy }: RuleFacts): Sighting {
  return {
    facts: { ...facts, tenant: event.tenant, category: event.category },
    key: keyOf(event, foldBy),
    windowMs,
    atMs: event.receivedMs,
    firstMs: event.receivedMs,
    eventIds: [event.id],
    traceId: fieldText(event, FIELD.traceId),
    conversationId: fieldText(event, FIELD.conversationId),
    entities: entitiesOf(event),
    evidence: evidenceOf(event, evidence),
  }
}

function toCorrelationSighting(
  hit: CorrelationHit,
  event: AiEvent | undefined,
  { facts, windowMs }: RuleFacts,
): Sighting {
  const group = hit.group.map(([field, value]) => ({ field, value }))
  const others = event === undefined ? [] : entitiesOf(event)
  const fresh = others.filter((entity) => !group.some((known) => known.field === entity.field))
  return {
    facts: { ...facts, tenant: hit.partition, category: event?.category },
    key: JSON.stringify(hit.group),
    windowMs,
    atMs: hit.lastMs,
    firstMs: hit.firstMs,
    eventIds: hit.events,
    traceId: event === undefined ? '' : fieldText(event, FIELD.traceId),
    conversationId: event === undefined ? '' : fieldText(event, FIELD.conversationId),
    entities: [...group, ...fresh],
    evidence: [],
  }
}

/** Who did it, first of those that are known. */
const ACTORS: readonly string[] = [
  FIELD.userId,
  FIELD.auditApiKeyId,
  FIELD.conversationId,
  FIELD.clientAddress,
  FIELD.traceId,
]

function keyOf(event: AiEvent, foldBy: readonly string[]): string {
  if (foldBy.length > 0) return JSON.stringify(foldBy.map((field) => fieldText(event, field)))
  const actor = ACTORS.find((field) => fieldText(event, field) !== '')
  return JSON.stringify([
    fieldText(event, FIELD.serviceName),
    actor === undefined ? '' : [actor, fieldText(event, actor)],
  ])
}

function fieldText(event: AiEvent, field: string): string {
  const value = event.fields.get(field)
  return typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
}

function groupByRule(exceptions: readonly DetectionException[]): ReadonlyMap<string, readonly DetectionException[]> {
  const groups = new Map<string, DetectionException[]>()
  for (const exception of exceptions) groups.set(exception.ruleId, [...(groups.get(exception.ruleId) ?? []), exception])
  return groups
}
