import { expect, test } from 'vitest'
import { createImportProgress } from './import-progress.ts'

function record(live: boolean) {
  const said: string[] = []
  let now = 0
  const progress = createImportProgress({ write: (text) => said.push(text), nowMs: () => now }, live)
  return {
    said,
    progress,
    at: (ms: number) => {
      now = ms
    },
  }
}

const HALF = { bytes: 1_500_000, totalBytes: 3_000_000, events: 7, bad: 0 }

test('a terminal shows a bar that is drawn again now and then, and taken away', () => {
  const { said, progress, at } = record(true)
  progress.reached(HALF)
  at(200)
  progress.reached(HALF)
  progress.clear()
  progress.clear()
  expect(said).toEqual(['\r[############------------]  50 %  1.5 of 3.0 MB, 7 events\u001b[K', '\r\u001b[K'])
})

test('elsewhere a line is said every ten seconds; what has no end known has no share', () => {
  const { said, progress, at } = record(false)
  at(9_000)
  progress.reached(HALF)
  at(11_000)
  progress.reached({ ...HALF, totalBytes: undefined, bad: 2 })
  progress.clear()
  expect(said).toEqual(['1.5 MB, 7 events, 2 bad\n'])
})
