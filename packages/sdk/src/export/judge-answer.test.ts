import { expect, test } from 'vitest'
import { backOffMs, judgeAnswer, LONGEST_WAIT_MS, parseRetryAfter } from './judge-answer.ts'

test.each([
  [200, 'accepted'],
  [204, 'accepted'],
  [302, 'retry'],
  [400, 'rejected'],
  [401, 'rejected'],
  [404, 'rejected'],
  [408, 'retry'],
  [413, 'too_large'],
  [429, 'retry'],
  [500, 'retry'],
  [503, 'retry'],
  [0, 'retry'],
])('status %i is %s', (status, kind) => {
  expect(judgeAnswer({ status, retryAfter: undefined, body: '' }, 0).kind).toBe(kind)
})

test.each([
  ['10', 10_000],
  ['0', 0],
  ['-5', undefined],
  ['1e9', LONGEST_WAIT_MS],
  ['999999999999999999', LONGEST_WAIT_MS],
  ['Thu, 01 Jan 1970 00:01:40 GMT', 90_000],
  ['Thu, 01 Jan 2970 00:00:00 GMT', LONGEST_WAIT_MS],
  ['soon', undefined],
  ['9'.repeat(1e6), undefined],
])('Retry-After: %s', (header, ms) => {
  expect(parseRetryAfter(header, 10_000)).toBe(ms)
})

test('the wait doubles up to its bound, and differs from one to the next', () => {
  const retry = { baseMs: 100, mostMs: 1000 }
  expect([1, 2, 3, 4, 5, 1e6].map((attempt) => backOffMs(attempt, retry, 1))).toEqual([100, 200, 400, 800, 1000, 1000])
  expect(backOffMs(2, retry, 0)).toBe(100)
})

test.each([
  ['{"partialSuccess":{"rejectedLogRecords":3}}', 3],
  ['{"partialSuccess":{"rejectedSpans":"-3"}}', 0],
  ['{"partialSuccess":{"rejectedSpans":{"a":1}}}', 0],
  ['{"partialSuccess":null,"rejected', 0],
  ['null "rejected"', 0],
])('%s', (body, rejected) => {
  expect(judgeAnswer({ status: 200, retryAfter: undefined, body }, 0)).toEqual({ kind: 'accepted', rejected })
})
