import { FIELD } from '@telltale/model'
import type { Answer } from './answer.ts'
import { type BitRing, createBitRing, pushBit, setBit, shareOf } from './bit-ring.ts'
import { type Facts, namedKey } from './facts.ts'
import { isBlock } from './measure-list.ts'

/** What is remembered of an app's last calls. */
export interface AppRatios {
  /** Guardrail verdicts that were errors, and those that were blocks. */
  readonly errors: BitRing
  readonly blocks: BitRing
  /** Prompts that got a verdict; a prompt enters when it is sure that no verdict is on its way. */
  readonly covered: BitRing
  /** Traces of the last prompts, and whether each has its verdict. */
  readonly prompts: Float64Array
  readonly judged: BitRing
  promptAt: number
  /** Traces of the last verdicts, since some guards speak before the prompt is told. */
  readonly verdicts: Float64Array
  verdictAt: number
  /** Coverage over the long run. */
  usualCoverage: number
  refusalShare: number
  responses: number
  /** Answers and refusals of the last eight days, by day modulo eight. */
  readonly days: Float64Array
  today: number
}

const LAST = 200
/** Prompts whose verdict may still be on its way. */
const WAITING = 16
const AT_LEAST = 50
const ERRORS_FROM = 0.02
const BLOCKS_FROM = 0.1
const COVERAGE_TO = 0.95
/** An app that judges fewer of its prompts has no coverage to lose. */
const COVERS = 0.5
const COVERAGE_WEIGHT = 0.002
const REFUSAL_WEIGHT = 0.02
const REFUSAL_FROM = 0.05
const DAYS = 8
const DROP_FROM = 1.5
/** Refusals of the week and answers of today before the two are compared. */
const DROP_REFUSALS = 10
const DROP_ANSWERS = 100

/** Nothing remembered. */
export function createAppRatios(): AppRatios {
  return {
    errors: createBitRing(LAST),
    blocks: createBitRing(LAST),
    covered: createBitRing(LAST),
    prompts: new Float64Array(WAITING),
    judged: createBitRing(WAITING),
    promptAt: 0,
    verdicts: new Float64Array(WAITING * 2),
    verdictAt: 0,
    usualCoverage: 0,
    refusalShare: 0,
    responses: 0,
    days: new Float64Array(DAYS * 2),
    today: 0,
  }
}

/** Counts an event of an app and tells the ratios that are not as they should be. */
export function observeApp(ratios: AppRatios, facts: Facts, answer: Answer): void {
  const { category } = facts.event
  if (category === 'ai_guardrail') observeGuardrail(ratios, facts, answer)
  else if (category === 'ai_prompt') observePrompt(ratios, facts, answer)
  else if (category === 'ai_response') observeResponse(ratios, facts, answer)
}

function observeGuardrail(ratios: AppRatios, facts: Facts, answer: Answer): void {
  const { fields } = facts.event
  pushBit(ratios.errors, fields.get(FIELD.guardrailVerdict) === 'error')
  pushBit(ratios.blocks, isBlock(facts))
  const trace = namedKey(facts, FIELD.traceId)
  const target = fields.get(FIELD.guardrailTarget) ?? 'input'
  if (trace !== 0 && target === 'input') {
    ratios.verdicts[ratios.verdictAt] = trace
    ratios.verdictAt = (ratios.verdictAt + 1) % ratios.verdicts.length
    const place = ratios.prompts.indexOf(trace)
    if (place >= 0) setBit(ratios.judged, place)
  }
  if (ratios.errors.filled < AT_LEAST) answer.learning('guardrail_error_share')
  else if (shareOf(ratios.errors) >= ERRORS_FROM) answer.ratio('guardrail_error_share', shareOf(ratios.errors))
  if (ratios.blocks.filled >= AT_LEAST && shareOf(ratios.blocks) >= BLOCKS_FROM) {
    answer.ratio('block_share', shareOf(ratios.blocks))
  }
}

function observePrompt(ratios: AppRatios, facts: Facts, answer: Answer): void {
  const trace = namedKey(facts, FIELD.traceId)
  if (trace === 0) return
  const place = ratios.promptAt
  if (ratios.judged.filled === WAITING) {
    const isCovered = ratios.judged.bits[place] === 1
    pushBit(ratios.covered, isCovered)
    ratios.usualCoverage +=
      Math.max(COVERAGE_WEIGHT, 1 / (ratios.responses + ratios.covered.filled)) *
      ((isCovered ? 1 : 0) - ratios.usualCoverage)
  }
  ratios.prompts[place] = trace
  pushBit(ratios.judged, ratios.verdicts.includes(trace))
  ratios.promptAt = (place + 1) % WAITING
  if (ratios.covered.filled < AT_LEAST) return
  const coverage = shareOf(ratios.covered)
  if (ratios.usualCoverage >= COVERS && coverage <= COVERAGE_TO) answer.ratio('guardrail_coverage', coverage)
}

function observeResponse(ratios: AppRatios, facts: Facts, answer: Answer): void {
  const refused = facts.event.action === 'response.refused' ? 1 : 0
  ratios.responses += 1
  ratios.refusalShare += Math.max(REFUSAL_WEIGHT, 1 / ratios.responses) * (refused - ratios.refusalShare)
  if (facts.day > ratios.today) openDay(ratios, facts.day)
  const at = (ratios.today % DAYS) * 2
  ratios.days[at] = (ratios.days[at] ?? 0) + 1
  ratios.days[at + 1] = (ratios.days[at + 1] ?? 0) + refused
  if (ratios.responses >= AT_LEAST && ratios.refusalShare >= REFUSAL_FROM) {
    answer.ratio('app_refusal_share', ratios.refusalShare)
  }
  const drop = refusalDrop(ratios, at)
  if (drop >= DROP_FROM) answer.ratio('app_refusal_drop', drop)
}

function openDay(ratios: AppRatios, day: number): void {
  const from = Math.max(ratios.today + 1, day - DAYS + 1)
  for (let i = from; i <= day; i += 1) ratios.days.fill(0, (i % DAYS) * 2, (i % DAYS) * 2 + 2)
  ratios.today = day
}

/** Share of refusals in the week before, of that of today; 0 where too little is known. */
function refusalDrop(ratios: AppRatios, today: number): number {
  let answers = 0
  let refusals = 0
  for (let at = 0; at < DAYS * 2; at += 2) {
    if (at === today) continue
    answers += ratios.days[at] ?? 0
    refusals += ratios.days[at + 1] ?? 0
  }
  const answersNow = ratios.days[today] ?? 0
  if (refusals < DROP_REFUSALS || answersNow < DROP_ANSWERS) return 0
  return refusals / answers / (Math.max(0.5, ratios.days[today + 1] ?? 0) / answersNow)
}
