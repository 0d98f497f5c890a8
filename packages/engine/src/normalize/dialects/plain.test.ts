import { FIELD } from '@telltale/model'
import { expect, test } from 'vitest'
import { ENVELOPE, KEY, log, normalizeOnce, only, pickFields, plainEvent } from '../../../test/records.ts'
import { createNormalizer } from '../../index.ts'

test('a plain event passes through and gains what can be worked out of it', () => {
  const { events, rawRecords } = normalizeOnce(
    plainEvent({
      '@timestamp': '2026-11-01T09:00:00.123456789Z',
      'telltale.category': 'ai_prompt',
      'telltale.prompt.text': 'Hi',
      'user.id': 'ada',
      'telltale.source.dialect': 'litellm',
      'telltale.tenant.id': 'other',
      'my.own': { nested: true },
    }),
  )
  const [event] = events
  expect(event).toMatchObject({ action: 'prompt.submitted', tenant: 'acme', timeUnixNano: 1_793_523_600_123_456_789n })
  expect(
    pickFields(event?.fields ?? new Map(), [
      'my.own',
      FIELD.promptLength,
      FIELD.dialect,
      FIELD.contentCaptured,
      FIELD.tenant,
    ]),
  ).toEqual({
    'my.own': { nested: true },
    [FIELD.promptLength]: 2,
    [FIELD.dialect]: 'litellm',
    [FIELD.contentCaptured]: true,
  })
  expect(rawRecords[0]).toMatchObject({ signal: 'event', dialect: 'litellm', eventCount: 1 })
})

test('usage gets a total and counts as an inference unless it says otherwise', () => {
  const usage = only(
    normalizeOnce(
      plainEvent({ 'telltale.category': 'ai_usage', 'gen_ai.usage.input_tokens': 3, 'gen_ai.usage.output_tokens': 4 }),
    ).events,
    'ai_usage',
  )
  expect(pickFields(usage, [FIELD.totalTokens, FIELD.usageScope])).toEqual({
    [FIELD.totalTokens]: 7,
    [FIELD.usageScope]: 'inference',
  })
})

test('an event without a time is known by its place in the journal, one with a time by its content', () => {
  const normalizer = createNormalizer({ hashKey: KEY })
  const idOf = (fields: { readonly [key: string]: string }, seq: number, line: number): string | undefined =>
    normalizer.normalize([plainEvent(fields, line)], { ...ENVELOPE, seq }).events[0]?.id
  const untimed = { 'telltale.category': 'ai_audit', 'telltale.audit.type': 'user.created' }
  expect(idOf(untimed, 1, 0)).toBe(idOf(untimed, 1, 0))
  expect(idOf(untimed, 1, 0)).not.toBe(idOf(untimed, 1, 1))
  expect(idOf(untimed, 1, 0)).not.toBe(idOf(untimed, 2, 0))
  const timed = { ...untimed, '@timestamp': '2026-11-01T09:00:00Z' }
  expect(idOf(timed, 1, 0)).toBe(idOf(timed, 2, 4))
})

test('an OTLP log record in canonical names is read the same way', () => {
  const { events, rawRecords } = normalizeOnce(
    log('', {
      'telltale.category': 'ai_audit',
      'telltale.audit.type': 'api_key.created',
      'telltale.audit.object.id': 'k1',
    }),
  )
  expect(events[0]).toMatchObject({ category: 'ai_audit', action: 'api_key.created' })
  expect(rawRecords[0]?.dialect).toBe('sdk')
})

test('a generic audit log record is an administrative act', () => {
  const { events } = normalizeOnce(
    log('', {
      'event.category': 'iam',
      'event.action': 'user.deleted',
      'user.id': 'ada',
      'client.address': '10.0.0.1',
    }),
  )
  expect(events[0]).toMatchObject({ category: 'ai_audit', action: 'user.deleted' })
  expect(
    pickFields(events[0]?.fields ?? new Map(), [
      FIELD.auditType,
      FIELD.eventType,
      FIELD.auditActorType,
      FIELD.clientAddress,
    ]),
  ).toEqual({
    [FIELD.auditType]: 'user.deleted',
    [FIELD.eventType]: 'deletion',
    [FIELD.auditActorType]: 'user',
    [FIELD.clientAddress]: '10.0.0.1',
  })
})
