import type { LogSource } from '../rule/document.ts'

/** One event as rules see it: fields by their whole dotted name. */
export interface EventView {
  /** Where the event comes from; a rule whose log source contradicts it is not tried. Undefined: every rule is. */
  readonly logsource?: LogSource
  /** Text, number, boolean, null, a list of these, an object; undefined when the event lacks the field. */
  value(field: string): unknown
  /** Every value of the event, for keywords. */
  values(): Iterable<unknown>
}

/** Rules made ready to be tried on many events. */
export interface RuleSet<Rule> {
  /** In the order they were given; what `match` answers are places in this list. */
  readonly rules: readonly Rule[]
  /** Places of the rules that match, ascending. Never throws for what an event holds. */
  match(event: EventView): readonly number[]
}
