import { LEAST_ALONE } from '../../packages/scan/src/classify/score-windows.ts'
import type { Row } from '../corpora/read-corpora.ts'
import { roleOf } from '../evaluate/sources.ts'
import { type Example, isAttack, type Piece } from './examples.ts'
import type { Outputs, Trainer } from './linear-trainer.ts'

const TEXT_ATTACK = [0]
const WINDOW_ATTACK = [1]
const WINDOW_JAILBREAK = [2]
const TEXT_HARMFUL = [3]
const WINDOW_DISCUSSES = [4]
const SEGMENT_REQUEST = [5]
// What is said in data is an attack sooner than what a user says: what it adds is learnt beside what both share.
const DATA_WINDOW_ATTACK = [1, 7]
// Attacks without any stock word are learnt by an output of their own: in those that stock attacks are learnt by they
// would make every order suspicious, and hide the orders that give themselves away.
const QUIET = [6]
/** How much stock texts count where quiet ones are learnt, and harmless texts by hand the other way round. */
const OTHERS = 0.5
const HAND_HARMLESS = 0.15

interface Window {
  readonly pieces: readonly Piece[]
  readonly start: number
  readonly end: number
}

/** One step of all outputs by one text. */
export function learn(trainer: Trainer, example: Example, random: () => number): void {
  const windows = windowsOf(example.pieces, isData(example.row))
  const attack = isAttack(example.row)
  if (!isByHand(example)) learnStock(trainer, example, windows, random)
  else if (!attack) learnStock(trainer, { ...example, weight: example.weight * HAND_HARMLESS }, windows, random)
  learnQuiet(trainer, isByHand(example) ? example : { ...example, weight: example.weight * OTHERS }, windows, random)
}

function isByHand({ row }: Example): boolean {
  return row.source.startsWith('handwritten')
}

function learnStock(trainer: Trainer, example: Example, windows: readonly Window[], random: () => number): void {
  const { row, pieces, weight } = example
  const attack = isAttack(row)
  trainer.step(pieces, TEXT_ATTACK, attack ? 1 : 0, weight)
  if (!attack && row.label !== 'sensitive') {
    trainer.step(pieces, TEXT_HARMFUL, row.label === 'harmful_request' ? 1 : 0, weight)
  }
  if (!attack) learnBenign(trainer, example, windows, random)
  else if (row.payload !== undefined) learnPlanted(trainer, example, windows, random)
  else learnWhole(trainer, example, windows)
}

function learnBenign(trainer: Trainer, example: Example, windows: readonly Window[], random: () => number): void {
  const { row, weight } = example
  for (let turn = 0; turn < Math.min(5, windows.length); turn += 1) {
    const window = windows[Math.floor(random() * windows.length)]
    if (window !== undefined) trainer.step(window.pieces, windowAttack(row), 0, weight * 0.6)
  }
  learnRequest(trainer, example, random)
  const worst = worstOf(trainer, windows, windowAttack(row))
  if (worst === undefined) return
  trainer.step(worst.pieces, windowAttack(row), 0, weight * 0.6)
  if (row.discusses !== undefined) trainer.step(worst.pieces, WINDOW_DISCUSSES, row.discusses ? 1 : 0, weight)
}

// What people ask an assistant, against what stands in documents: a request out of its place gives itself away.
function learnRequest(trainer: Trainer, { row, pieces, weight }: Example, random: () => number): void {
  const role = roleOf(row)
  if (role === 'user' && pieces.length <= 3) {
    for (const piece of pieces) trainer.step([piece], SEGMENT_REQUEST, 1, weight * 0.5)
  } else if (role === 'retrieval' || role === 'tool') {
    for (let turn = 0; turn < Math.min(6, pieces.length); turn += 1) {
      const piece = pieces[Math.floor(random() * pieces.length)]
      if (piece !== undefined) trainer.step([piece], SEGMENT_REQUEST, 0, weight)
    }
  }
}

// What is harmless is learnt by some windows and the worst, an attack by its place or, where that is not known, its worst.
function learnQuiet(trainer: Trainer, example: Example, windows: readonly Window[], random: () => number): void {
  const { row, weight } = example
  const worst = worstOf(trainer, windows, QUIET)
  if (worst === undefined) return
  if (!isAttack(row)) {
    for (let turn = 0; turn < Math.min(4, windows.length); turn += 1) {
      const window = windows[Math.floor(random() * windows.length)]
      if (window !== undefined) trainer.step(window.pieces, QUIET, 0, weight * 0.6)
    }
    trainer.step(worst.pieces, QUIET, 0, weight * 0.6)
  } else if (row.payload === undefined) {
    trainer.step(worst.pieces, QUIET, 1, weight)
    if (windows.length <= 3) for (const { pieces } of windows) trainer.step(pieces, QUIET, 1, weight * 0.4)
  } else {
    for (const window of windows) {
      const place = placeOf(row.payload, window)
      if (place === 'inside') trainer.step(window.pieces, QUIET, 1, weight * 0.7)
      else if (place === 'outside' && random() < 4 / windows.length) trainer.step(window.pieces, QUIET, 0, weight * 0.5)
    }
  }
}

function placeOf([from, to]: readonly [number, number], { start, end }: Window): 'inside' | 'outside' | 'border' {
  const shared = Math.min(to, end) - Math.max(from, start)
  if (shared > 0.5 * (end - start) || shared >= 0.9 * (to - from)) return 'inside'
  return shared <= 0 ? 'outside' : 'border'
}

function learnPlanted(trainer: Trainer, example: Example, windows: readonly Window[], random: () => number): void {
  const { row, weight } = example
  for (const window of windows) {
    const place = placeOf(row.payload ?? [0, 0], window)
    if (place === 'inside') {
      learnAttackWindow(trainer, example, window, weight * 0.7)
    } else if (place === 'outside' && random() < 4 / windows.length) {
      trainer.step(window.pieces, windowAttack(row), 0, weight * 0.5)
    }
  }
}

function learnWhole(trainer: Trainer, example: Example, windows: readonly Window[]): void {
  const worst = worstOf(trainer, windows, windowAttack(example.row))
  if (worst !== undefined) learnAttackWindow(trainer, example, worst, example.weight)
  if (windows.length > 3) return
  for (const window of windows) trainer.step(window.pieces, windowAttack(example.row), 1, example.weight * 0.4)
}

function learnAttackWindow(trainer: Trainer, example: Example, window: Window, weight: number): void {
  trainer.step(window.pieces, windowAttack(example.row), 1, weight)
  trainer.step(window.pieces, WINDOW_JAILBREAK, example.row.label === 'jailbreak' ? 1 : 0, weight)
  trainer.step(window.pieces, WINDOW_DISCUSSES, 0, weight)
}

function worstOf(trainer: Trainer, windows: readonly Window[], outputs: Outputs): Window | undefined {
  let worst: Window | undefined
  let highest = Number.NEGATIVE_INFINITY
  for (const window of windows) {
    const score = trainer.score(window.pieces, outputs)
    if (score > highest) {
      worst = window
      highest = score
    }
  }
  return worst
}

// The same windows as `scoreWindows` makes: the first segment alone, each with the one before it, and
// in documents long ones alone.
function windowsOf(pieces: readonly Piece[], untrusted: boolean): readonly Window[] {
  return pieces.flatMap((piece, index) => {
    const before = pieces[index - 1]
    const alone = { pieces: [piece], start: piece.start, end: piece.end }
    if (before === undefined) return [alone]
    const pair = { pieces: [before, piece], start: before.start, end: piece.end }
    return untrusted && piece.ids.length >= LEAST_ALONE ? [pair, alone] : [pair]
  })
}

function isData(row: Row): boolean {
  const role = roleOf(row)
  return role === 'retrieval' || role === 'tool'
}

function windowAttack(row: Row): Outputs {
  return isData(row) ? DATA_WINDOW_ATTACK : WINDOW_ATTACK
}
