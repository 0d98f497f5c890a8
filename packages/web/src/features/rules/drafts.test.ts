import { beforeEach, expect, test } from 'vitest'
import { draftIds, dropDraft, keepDraft, loadDraft } from './drafts.ts'
import { createUuid, newRule } from './new-rule.ts'

const draft = (keptMs: number) => ({ yaml: 'title: x', tests: '', keptMs, version: '2026-11-20T10:00:00Z' })

beforeEach(() => localStorage.clear())

test('unsaved work is there again after a reload, until it is dropped', () => {
  expect(keepDraft(localStorage, 'a', draft(5))).toBe(true)
  expect(loadDraft(localStorage, 'a')).toEqual(draft(5))
  dropDraft(localStorage, 'a')
  expect(loadDraft(localStorage, 'a')).toBeUndefined()
})

test('words of another program under our name are no draft', () => {
  for (const text of ['', '{', '[]', 'null', '{"yaml":1,"tests":"","keptMs":1}']) {
    localStorage.setItem('telltale.rule-draft.a', text)
    expect(loadDraft(localStorage, 'a'), text).toBeUndefined()
  }
})

test('twenty drafts are kept, the newest', () => {
  for (let i = 0; i < 25; i += 1) keepDraft(localStorage, `r${i}`, draft(i))
  expect(draftIds(localStorage)).toHaveLength(20)
  expect(loadDraft(localStorage, 'r4')).toBeUndefined()
  expect(loadDraft(localStorage, 'r24')).toEqual(draft(24))
})

test('a browser without room says so', () => {
  const full = Object.assign(Object.create(Storage.prototype), {
    setItem: () => {
      throw new DOMException('no room', 'QuotaExceededError')
    },
  })
  expect(keepDraft(full, 'a', draft(1))).toBe(false)
})

test('a new rule has a UUID of version 4 that its fixtures name too', () => {
  const id = createUuid((bytes) => bytes.fill(0xff))
  expect(id).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
  const { yaml, tests } = newRule(id, '2026-11-23')
  expect(yaml).toContain(`id: ${id}\n`)
  expect(tests).toContain(`rule: ${id}\n`)
  expect(createUuid()).toMatch(/^[0-9a-f-]{36}$/)
})
