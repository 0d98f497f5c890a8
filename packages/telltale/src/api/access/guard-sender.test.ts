import { describe, expect, test } from 'vitest'
import type { RequestHeaders } from '../answer.ts'
import { guardSender } from './guard-sender.ts'

function status(mode: 'open' | 'keys', host: string | undefined, headers: RequestHeaders = {}): number | undefined {
  return guardSender({ host, headers, guarded: true }, { mode })?.status
}

describe('without keys', () => {
  test.each(['localhost', 'localhost:4320', 'LOCALHOST:4320', '127.0.0.1:4320', '127.8.9.1', '[::1]:4320', '[::1]'])(
    '%s may ask',
    (host) => {
      expect(status('open', host)).toBeUndefined()
    },
  )

  test.each([
    'evil.example',
    'evil.example:4320',
    '192.168.0.7:4320',
    '0.0.0.0:4320',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '127.0.0.1@evil.example',
    'localhost:',
    'localhost:80:80',
    '[::1',
    '',
    undefined,
  ])('%j may not', (host) => {
    expect(status('open', host)).toBe(403)
  })
})

test('with keys any host may ask', () => {
  expect(status('keys', 'telltale.example')).toBeUndefined()
})

describe.each(['open', 'keys'] as const)('in %s mode', (mode) => {
  test('pages of this server may use its API', () => {
    const headers = { origin: 'http://localhost:4320', 'sec-fetch-site': 'same-origin' }
    expect(status(mode, 'localhost:4320', headers)).toBeUndefined()
    expect(status(mode, 'localhost:4320', { 'sec-fetch-site': 'none' })).toBeUndefined()
  })

  test.each([
    'http://evil.example',
    'null',
    'http://localhost:3000',
    'http://localhost',
    'http://localhost:4320.evil.example',
    '',
  ])('a page of %j may not', (origin) => {
    expect(status(mode, 'localhost:4320', { origin })).toBe(403)
  })

  test.each(['cross-site', 'same-site', 'nonsense'])('nor may one that the browser calls %s', (site) => {
    expect(status(mode, 'localhost:4320', { 'sec-fetch-site': site })).toBe(403)
  })
})

test('pages and health checks are not guarded', () => {
  expect(
    guardSender({ host: 'evil.example', headers: { origin: 'null' }, guarded: false }, { mode: 'open' }),
  ).toBeUndefined()
})
