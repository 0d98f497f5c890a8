import { expect, test } from 'vitest'
import { findNameTrick, skeletonOf } from './tool-name.ts'

test.each(['read_file', 'github.issues/list', '読む', 'читать_файл', 'ανάγνωση', 'größe_messen', 'قراءة'])(
  '%s is written as it seems',
  (name) => {
    expect(findNameTrick(name)).toBeUndefined()
  },
)

test.each(['rеad_file', 'сору', 'ｒead_file', 'list_pаyments', '𝓻𝓮𝓪𝓭'])(
  '%s is written with letters that look like others',
  (name) => {
    expect(findNameTrick(name)).toBe('confusable_name')
  },
)

test.each(['read\u200b_file', 'read\u202e_file', 'read_file\u{e0041}', 'read\u0000', 'read\u001b[8m', '\ufeffread'])(
  '%j holds what does not show',
  (name) => {
    expect(findNameTrick(name)).toBe('hidden_characters')
  },
)

test('names that a quick reader takes for each other have one skeleton', () => {
  for (const name of ['rеad_file', 'Read-File', 'readfile', 'read_fi1e', 'read\u200b_file']) {
    expect(skeletonOf(name)).toBe(skeletonOf('read_file'))
  }
  expect(skeletonOf('read_files')).not.toBe(skeletonOf('read_file'))
})
