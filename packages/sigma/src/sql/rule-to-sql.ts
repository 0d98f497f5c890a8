import type { Condition } from '../rule/condition.ts'
import type { DetectionRule } from '../rule/document.ts'
import { MAX_SQL_DEPTH, selectionToSql } from './selection-to-sql.ts'
import type { SqlMapping } from './sql-mapping.ts'
import { answerOf, joinSql, MAX_SQL_LENGTH, type SqlAnswer, SqlRefusal } from './sql-refusal.ts'

/** A rule as a ClickHouse condition that is 0 or 1 and never NULL, or the reason why it cannot be said in one. */
export function ruleToSql(rule: DetectionRule, mapping: SqlMapping): SqlAnswer<{ readonly condition: string }> {
  return answerOf(() => ({ condition: ruleCondition(rule, mapping) }))
}

/** As `ruleToSql`; throws a `SqlRefusal`. */
export function ruleCondition(rule: DetectionRule, mapping: SqlMapping): string {
  const selections = new Map<string, string>()
  const condition = conditionToSql(rule.condition, (name) => {
    const known = selections.get(name)
    if (known !== undefined) return known
    const selection = rule.selections.get(name)
    if (selection === undefined) throw new SqlRefusal(`the condition names "${name}", and there is no such selection`)
    const sql = selectionToSql(selection, mapping)
    selections.set(name, sql)
    return sql
  })
  const logsource = mapping.logsource(rule.logsource)
  const whole = joinSql(logsource === undefined ? [condition] : [logsource, condition], 'AND')
  if (whole.length > MAX_SQL_LENGTH) throw new SqlRefusal('the condition is too long for one statement')
  return whole
}

/** A condition over names as SQL, each name replaced by what `sqlOf` gives for it. */
export function conditionToSql(condition: Condition, sqlOf: (name: string) => string, depth = 0): string {
  if (depth > MAX_SQL_DEPTH) throw new SqlRefusal('the condition is nested too deep')
  switch (condition.kind) {
    case 'name':
      return sqlOf(condition.name)
    case 'not':
      return `NOT (${conditionToSql(condition.operand, sqlOf, depth + 1)})`
    case 'and':
    case 'or': {
      const operator = condition.kind === 'and' ? 'AND' : 'OR'
      return joinSql(joinable(condition.parts, sqlOf, depth), operator)
    }
  }
}

/** Refuses while it adds up: a short condition may name a long selection a thousand times. */
function joinable(parts: readonly Condition[], sqlOf: (name: string) => string, depth: number): readonly string[] {
  let length = 0
  return parts.map((part) => {
    const sql = conditionToSql(part, sqlOf, depth + 1)
    length += sql.length
    if (length > MAX_SQL_LENGTH) throw new SqlRefusal('the condition is too long for one statement')
    return sql
  })
}
