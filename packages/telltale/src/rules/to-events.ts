import { createHash } from 'node:crypto'
import type { AiEvent } from '@telltale/model'
import { FIXTURE_START_MS, type FixtureCase } from './fixture-case.ts'

/** The events of a case as the engine takes them; the same case always gives the same ids. */
export function toEvents(one: FixtureCase): readonly AiEvent[] {
  return one.events.map((event, index) => {
    const receivedMs = FIXTURE_START_MS + event.atMs
    // The place is part of the content: two equal events of a case are two facts.
    const content = JSON.stringify([
      one.ruleId,
      one.name,
      one.tenant,
      index,
      event.category,
      event.action,
      [...event.fields],
    ])
    return {
      id: createHash('sha256').update(content).digest('hex').slice(0, 32),
      tenant: one.tenant,
      category: event.category,
      action: event.action,
      timeUnixNano: BigInt(receivedMs) * 1_000_000n,
      receivedMs,
      seq: index + 1,
      fields: event.fields,
    }
  })
}
