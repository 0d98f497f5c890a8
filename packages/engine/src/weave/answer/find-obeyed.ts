import { textValues } from '@telltale/scan'
import { conceptsOf, isTelling } from '../judge/words.ts'
import { type AnswerText, type Said, type Spoken, spokenWords } from './answer-text.ts'
import type { OrderTarget } from './order-targets.ts'

/** Words of an order that stand in an answer. Offsets are UTF-16 in the order's text and in the answer. */
export interface Obeyed {
  readonly target: OrderTarget
  readonly fromStart: number
  readonly fromEnd: number
  readonly toStart: number
  readonly toEnd: number
  /** Share of what was to be said that the answer says, 0 to 1, words that the user had used left out. */
  readonly said: number
  /** Share of it that is said in the very same words in a row. */
  readonly exact: number
}

/** Words in a row that are no turn of speech, and those of them that say something. */
const SHORTEST_RUN = 3
const FEWEST_TELLING = 2
const SENTENCES = 3
const MOST_WORDS = 80

/** Where an answer says what an order wanted; undefined where no words of the two are the same in a row. */
export function findObeyed(target: OrderTarget, answer: AnswerText, said: Said): Obeyed | undefined {
  if (target.kind === 'value') return findValue(target, answer, said)
  const wanted = spokenWords(target.text).slice(0, MOST_WORDS)
  const run = longestRun(wanted, answer)
  if (run === undefined || !isProof(run, { wanted, target, said, isMost: run.length * 2 >= answer.words.length }))
    return undefined
  const { first, at, length } = run
  const [fromFirst, fromLast] = [wanted[first], wanted[first + length - 1]]
  const [toFirst, toLast] = [answer.words[at], answer.words[at + length - 1]]
  if (fromFirst === undefined || fromLast === undefined || toFirst === undefined || toLast === undefined)
    return undefined
  return {
    target,
    fromStart: target.start + fromFirst.start,
    fromEnd: target.start + fromLast.end,
    toStart: toFirst.start,
    toEnd: toLast.end,
    said: saidShare(wanted, { answer, said, at }),
    exact: length / wanted.length,
  }
}

interface Run {
  /** Number of its first word in what is wanted, and in the answer. */
  readonly first: number
  readonly at: number
  readonly length: number
}

function longestRun(wanted: readonly Spoken[], { words, places }: AnswerText): Run | undefined {
  let best: Run | undefined
  for (let first = 0; first < wanted.length; first += 1) {
    for (const at of places.get(wanted[first]?.word ?? '') ?? []) {
      // The middle of a run that was seen from its beginning is no longer one.
      if (first > 0 && words[at - 1]?.word === wanted[first - 1]?.word) continue
      let length = 1
      while (first + length < wanted.length && words[at + length]?.word === wanted[first + length]?.word) length += 1
      if (length > (best?.length ?? 0)) best = { first, at, length }
    }
  }
  return best
}

interface Wanted {
  readonly wanted: readonly Spoken[]
  readonly target: OrderTarget
  readonly said: Said
  /** The words are most of the answer. */
  readonly isMost: boolean
}

/** A word or two prove something when they are shouted, or when nothing much else is said. */
function isCry(text: string, isMost: boolean): boolean {
  return isMost || /\b[A-Z][A-Z0-9]{3,}\b/.test(text)
}

/** Enough words in a row that the user had not used so; the whole of what was to be quoted is enough at any length. */
function isProof({ first, length }: Run, { wanted, target, said, isMost }: Wanted): boolean {
  const run = wanted.slice(first, first + length).map(({ word }) => word)
  if (said.joinedUsers.includes(` ${run.join(' ')} `)) return false
  if (target.kind === 'quote' && length === wanted.length && run.length < SHORTEST_RUN)
    return isCry(target.text, isMost)
  const telling = run.filter((word) => isTelling(word) && !said.users.has(word))
  const isAll = length === wanted.length && telling.length > 0 && (length >= SHORTEST_RUN || isCry(target.text, isMost))
  return isAll || (length >= SHORTEST_RUN && telling.length >= FEWEST_TELLING)
}

/** Of the telling words that the user had not used, how many stand in the sentences around the place, in some form. */
function saidShare(
  wanted: readonly Spoken[],
  { answer, said, at }: { readonly answer: AnswerText; readonly said: Said; readonly at: number },
): number {
  const telling = [...new Set(wanted.map(({ word }) => word))].filter(
    (word) => isTelling(word) && !said.users.has(word),
  )
  if (telling.length === 0) return 1
  const after = answer.sentences.findIndex((first) => first > at)
  const sentence = after === -1 ? answer.sentences.length - 1 : after - 1
  const from = answer.sentences[Math.max(0, sentence - 1)] ?? 0
  const to = answer.sentences[sentence + SENTENCES] ?? answer.words.length
  const here = answer.words.slice(from, to)
  const words = new Set(here.map(({ word }) => word))
  const concepts = new Set(here.flatMap(({ word }) => conceptsOf(word)))
  const isSaid = (word: string) => words.has(word) || conceptsOf(word).some((concept) => concepts.has(concept))
  return telling.filter(isSaid).length / telling.length
}

function findValue(target: OrderTarget, { text }: AnswerText, { joinedUsers }: Said): Obeyed | undefined {
  const value = textValues(text).find(({ key }) => key === target.key)
  if (value === undefined) return undefined
  const words = spokenWords(target.text).map(({ word }) => word)
  if (joinedUsers.includes(` ${words.join(' ')} `)) return undefined
  const { start: fromStart, end: fromEnd } = target
  return { target, fromStart, fromEnd, toStart: value.start, toEnd: value.end, said: 1, exact: 1 }
}
