import { FIELD, type JsonValue } from '@telltale/model'
import { describe, expect, test } from 'vitest'
import { HOSTILE_TEXTS, idOf, NOON, newTenant, sampleEvent, sampleFinding } from './samples.ts'
import { findIds, type Stand, write } from './stand.ts'

const DAY = 86_400_000

/** What was found in texts, and events by their risk. */
export function describeFindings(stand: Stand): void {
  describe('keeps findings', () => {
    test('of an event and of a trace, surest first, as they were given', async () => {
      const tenant = newTenant()
      const make = (name: string, score: number) => sampleFinding({ name, event: 'e', tenant, score })
      const other = sampleFinding({ name: 'c', event: 'other', tenant, score: 0.7, field: 'x', index: 3, start: 0 })
      await write(stand, [], [], [make('a', 0.5), make('b', 0.97), other])
      const { findings } = await stand.store.findFindings(tenant, { traceId: idOf('trace') })
      expect(findings.map((finding) => finding.score)).toEqual([0.97, 0.7, 0.5])
      const { tenant: _, eventId, traceId, timeUnixNano: _time, receivedMs: _received, ...rest } = other
      expect(findings[1]).toEqual({ ...rest, event_id: eventId, trace_id: traceId })
      const own = await stand.store.findFindings(tenant, { eventId: idOf('e') })
      expect(own.findings.map((finding) => finding.id)).toEqual([idOf('finding b'), idOf('finding a')])
      expect(await stand.store.findFindings(tenant, { traceId: '' })).toEqual({ findings: [], truncated: false })
    })

    test('once, however often they are written, and of the copy received first', async () => {
      const tenant = newTenant()
      const first = sampleFinding({ name: 'a', event: 'e', tenant })
      const later = { ...first, receivedMs: NOON + DAY }
      const newer = sampleFinding({ name: 'of a newer scanner', event: 'e', tenant, receivedMs: NOON + DAY })
      await write(stand, [], [], [first])
      await write(stand, [], [], [first])
      await write(stand, [], [], [later, newer])
      for (const merged of [false, true]) {
        if (merged) await stand.mergeNow()
        const { findings } = await stand.store.findFindings(tenant, { eventId: idOf('e') })
        expect(findings.map((finding) => finding.id)).toEqual([first.id])
      }
    })

    test('with any words in them', async () => {
      const tenant = newTenant()
      const made = HOSTILE_TEXTS.map((text, i) =>
        sampleFinding({ name: `h${i}`, event: 'e', tenant, reason: text, field: text, detector: text, atlas: [text] }),
      )
      await write(stand, [], [], made)
      const { findings } = await stand.store.findFindings(tenant, { eventId: idOf('e') })
      expect(findings.map((finding) => [finding.reason, finding.field, finding.atlas[0]]).sort()).toEqual(
        HOSTILE_TEXTS.map((text) => [text, text, text]).sort(),
      )
    })
  })

  describe('finds events by risk', () => {
    const filter = (field: string, ...values: string[]) => ({ fields: new Map([[field, values]]) })

    test('score by comparison, labels by any of them, verdict and class by name', async () => {
      const tenant = newTenant()
      const make = (name: string, score: number | undefined, labels: readonly string[]) => {
        const risk: Record<string, JsonValue> =
          score === undefined
            ? {}
            : { [FIELD.riskScore]: score, [FIELD.riskVerdict]: score > 0.5 ? 'malicious' : 'clean' }
        if (labels[0] !== undefined) Object.assign(risk, { [FIELD.riskLabels]: labels, [FIELD.riskClass]: labels[0] })
        return sampleEvent({ name, tenant, fields: risk })
      }
      const events = [
        make('none', undefined, []),
        make('clean', 0, []),
        make('low', 0.3, ['pii']),
        make('high', 0.97, ['injection', 'exfiltration']),
      ]
      await write(stand, events)
      const found = async (field: string, ...values: string[]) => {
        const ids = await findIds(stand, tenant, filter(field, ...values))
        return events.filter((event) => ids.includes(event.id)).map((event) => events.indexOf(event))
      }
      expect(await found(FIELD.riskScore, '>=0.3')).toEqual([2, 3])
      expect(await found(FIELD.riskScore, '> 0.3')).toEqual([3])
      expect(await found(FIELD.riskScore, '>0', '<0.9')).toEqual([2])
      expect(await found(FIELD.riskScore, '0.97')).toEqual([3])
      expect(await found(FIELD.riskScore, '')).toEqual([0])
      expect(await found(FIELD.riskScore, '>=0 OR 1=1')).toEqual([])
      expect(await found(FIELD.riskLabels, 'exfiltration', 'secret')).toEqual([3])
      expect(await found(FIELD.riskLabels, '', 'pii')).toEqual([0, 1, 2])
      expect(await found(FIELD.riskVerdict, 'malicious')).toEqual([3])
      const [field] = (await stand.store.topValues(tenant, {}, [FIELD.riskLabels, FIELD.riskClass])).fields
      expect(field?.values).toEqual([
        { value: 'exfiltration', count: 1 },
        { value: 'injection', count: 1 },
        { value: 'pii', count: 1 },
      ])
      expect((await stand.store.findEvent(tenant, idOf('high')))?.[FIELD.riskLabels]).toEqual([
        'injection',
        'exfiltration',
      ])
    })
  })
}
