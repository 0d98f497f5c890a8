import { describe, expect, it } from 'vitest'
import { generateRows } from './generate-rows.ts'
import { findUnknownSlots } from './grammar.ts'
import { LANGUAGES } from './languages.ts'
import { CLOSE, OPEN } from './row.ts'

// Stands in a text as it is: the blank that an attacker leaves for the model to fill.
const LEFT_OPEN = 'conversation'
const LABELS = ['benign', 'injection', 'jailbreak', 'harmful_request']
const rows = generateRows(3, 6_000)

describe('generateRows', () => {
  it('gives the same rows for the same seed, and others for another', () => {
    expect(generateRows(5, 60)).toEqual(generateRows(5, 60))
    expect(generateRows(6, 60).map((row) => row.text)).not.toEqual(generateRows(5, 60).map((row) => row.text))
  })

  it('starts a longer run with the rows of a shorter one', () => {
    expect(generateRows(5, 60).slice(0, 20)).toEqual(generateRows(5, 20))
  })

  it('has every label in every language', () => {
    const found = new Set(rows.map((row) => `${row.lang} ${row.label}`))
    const wanted = [...LANGUAGES.keys()].flatMap((lang) => LABELS.map((label) => `${lang} ${label}`))
    expect(wanted.filter((pair) => !found.has(pair))).toEqual([])
  })

  it('places the payload inside the text, for attacks only', () => {
    const placed = rows.flatMap((row) => (row.payload === undefined ? [] : [{ row, payload: row.payload }]))
    expect(placed.length).toBeGreaterThan(500)
    for (const { row, payload } of placed) {
      expect(['injection', 'jailbreak']).toContain(row.label)
      expect(payload[0]).toBeGreaterThanOrEqual(0)
      expect(payload[0]).toBeLessThan(payload[1])
      expect(payload[1]).toBeLessThanOrEqual(row.text.length)
      expect(payload[1] - payload[0]).toBeLessThan(row.text.length)
    }
  })

  it('gives a payload to every injection that a carrier surrounds', () => {
    const bare = rows.filter(
      (row) => row.carrier !== 'direct' && row.label === 'injection' && row.payload === undefined,
    )
    expect(bare).toEqual([])
  })

  it('says of benign texts only that they discuss attacks', () => {
    expect(rows.filter((row) => row.discusses && row.label !== 'benign')).toEqual([])
    expect(rows.some((row) => row.discusses)).toBe(true)
  })

  it('leaves no brackets of the insert and no empty text behind', () => {
    expect(rows.filter((row) => row.text.trim() === '' || row.text.includes(OPEN) || row.text.includes(CLOSE))).toEqual(
      [],
    )
  })
})

describe('the seeds', () => {
  it('name only slots that exist', () => {
    const sections = [
      'inj.',
      'ind.',
      'jb.',
      'harm.',
      'ben.',
      'twin.',
      'hard.',
      'sys.',
      'topic.',
      'w.',
      'ov.',
      'ex.',
      'fake.',
      'goal',
      'ask',
      'calm.',
      'sly.',
      'pair.model',
      'pair.life',
      'pair.then',
    ]
    for (const language of LANGUAGES.values()) {
      const templates = sections
        .flatMap((prefix) => language.sections(prefix))
        .flatMap((name) => language.templates(name))
      const unknown = templates.flatMap((template) => findUnknownSlots(language.grammar, template))
      expect(unknown.filter((name) => name !== LEFT_OPEN)).toEqual([])
    }
  })
})
