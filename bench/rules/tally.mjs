/** Levels that wake somebody. */
const LOUD = new Set(['medium', 'high', 'critical'])

/** Counts events and alerts by rule; an alert that grows counts once. */
export function createTally(rules) {
  const seen = new Map()
  let events = 0
  return {
    add(event, alerts) {
      events += 1
      for (const alert of alerts) if (!seen.has(alert.id)) seen.set(alert.id, { alert, event })
    },
    summary() {
      const byRule = countByRule(seen)
      const loud = [...seen.values()].filter(({ alert }) => LOUD.has(alert.level)).length
      return { events, loud, perTenThousand: events === 0 ? 0 : (loud * 10_000) / events, byRule }
    },
    /** One line a rule that spoke up, most first, with so many examples of the loud ones. */
    print(examples) {
      const byRule = countByRule(seen)
      for (const { id, title, level, count } of byRule) {
        console.log(`  ${String(count).padStart(6)}  ${level.padEnd(13)} ${title}`)
        if (!LOUD.has(level)) continue
        const mine = [...seen.values()].filter(({ alert }) => alert.ruleId === id).slice(0, examples)
        for (const { alert, event } of mine) console.log(`            ${describe(alert, event)}`)
      }
      console.log(`  ${rules.length - byRule.length} of ${rules.length} rules were silent`)
    },
  }
}

function countByRule(seen) {
  const counts = new Map()
  for (const { alert } of seen.values()) {
    const { ruleId: id, title, level } = alert
    counts.set(id, { id, title, level, count: (counts.get(id)?.count ?? 0) + 1 })
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)
}

function describe(alert, event) {
  const shown = alert.evidence.map(({ field, excerpt }) => `${field}=${excerpt.slice(0, 100)}`)
  const who = alert.entities.slice(0, 5).map(({ field, value }) => `${field}=${value.slice(0, 40)}`)
  const when = event === undefined ? '' : new Date(event.receivedMs).toISOString()
  return JSON.stringify(`${when} ${who.join(' ')} | ${shown.join(' ')}`).slice(0, 700)
}
