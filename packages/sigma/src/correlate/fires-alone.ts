import type { CorrelationRule, Metadata } from '../rule/document.ts'

/** The texts by which correlations may refer to a rule. */
export function namesOf(rule: Pick<Metadata, 'id' | 'name'>): readonly string[] {
  return [rule.id, rule.name].filter((name) => name !== undefined)
}

/** Every rule a correlation needs: those it lists and, for an absence, the one before. */
export function referencesOf(rule: CorrelationRule): readonly string[] {
  const { condition } = rule
  if (condition.kind !== 'absence' || condition.after === undefined) return rule.rules
  return [...rule.rules.filter((name) => name !== condition.after), condition.after]
}

/** Whether a rule (or correlation) alerts by itself: no correlation refers to it, or one that does says `generate`. */
export function firesAlone(rule: Pick<Metadata, 'id' | 'name'>, correlations: readonly CorrelationRule[]): boolean {
  const names = new Set(namesOf(rule))
  const users = correlations.filter((correlation) => referencesOf(correlation).some((name) => names.has(name)))
  return users.length === 0 || users.some((user) => user.generate)
}
