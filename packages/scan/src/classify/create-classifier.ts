import type { Finding, ScanRole } from '@telltale/model'
import type { UnfoldedText } from '../detector.ts'
import { SIGNATURES } from '../signatures/signatures.ts'
import { HEAD_INPUTS, headInputs, probability, runHead } from './head.ts'
import { discussedFindings } from './mask-quotes.ts'
import { type Model, parseModel } from './model.ts'
import { MODEL_BASE64 } from './model-bytes.ts'
import { scoreReadings } from './score-readings.ts'
import type { TextScores, Window } from './score-windows.ts'
import { signatureStrengths } from './signature-strengths.ts'

/** What the classifier makes of a text. */
interface Opinion {
  /** Probability that the text attacks the model: an injection or a jailbreak. */
  readonly attack: number
  readonly findings: readonly Finding[]
}

/** A classifier ready to judge texts; pure. */
export interface Classifier {
  readonly version: string
  judge(text: UnfoldedText, signs: readonly Finding[], role: ScanRole): Opinion
}

// From here on a class is named; below it only the number speaks.
const NAMED = 0.5

// A question in a table is odd, not yet an attack: manuals and pages are full of sentences that ask for something, so that
// sure as the model may be of it, it names no text by itself. Stricter policies and the weave see it.
const MISPLACED_SHARE = 0.45
/** From here on the place is told. */
const MISPLACED_TOLD = 0.41

/** What each signature is worth where it is meant, by the name of its findings. */
const FULL_SCORES: ReadonlyMap<string, number> = new Map(SIGNATURES.map(({ id, score }) => [`signature/${id}`, score]))

// Used by one text after the other.
const INPUTS = new Float64Array(HEAD_INPUTS.length)

let shipped: Model | undefined

/** The classifier that is shipped with the package; read once a process. */
export function createClassifier(): Classifier {
  shipped ??= parseModel(Uint8Array.from(atob(MODEL_BASE64), (character) => character.charCodeAt(0)))
  const model = shipped
  if (model.head.mean.length !== HEAD_INPUTS.length) throw new Error('the classifier was trained for other inputs')
  return { version: `classify ${model.version}`, judge: (text, signs, role) => judgeText(model, text, signs, role) }
}

function judgeText(model: Model, text: UnfoldedText, signs: readonly Finding[], role: ScanRole): Opinion {
  const discussed = discussedFindings(signs, FULL_SCORES)
  const untrusted = role === 'retrieval' || role === 'tool'
  const scores = scoreReadings(text, model, discussed, untrusted)
  const strengths = signatureStrengths(signs, discussed)
  const [attackLogit = -9, harmfulLogit = -9, misplacedLogit = -9] = runHead(
    model.head,
    headInputs(scores, strengths, untrusted, INPUTS),
  )
  const attack = probability(attackLogit)
  const harmful = probability(harmfulLogit)
  const misplaced = untrusted ? MISPLACED_SHARE * probability(misplacedLogit) : 0
  const findings: Finding[] = []
  const [top] = scores.windows
  if (attack >= NAMED && top !== undefined)
    findings.push(attackFinding(attack, placeOf(top, scores), strengths, untrusted))
  else if (misplaced >= MISPLACED_TOLD) findings.push(misplacedFinding(misplaced, scores))
  if (harmful >= NAMED && attack < NAMED) findings.push(harmfulFinding(harmful, text.original.length))
  return { attack: Math.max(attack, misplaced), findings }
}

// Where the usual words say little, what gave the text away stands where it is quietest.
function placeOf(top: Window, { quiet }: TextScores): Window {
  return quiet.top > top.attack && quiet.top > 0 ? { ...top, start: quiet.start, end: quiet.end } : top
}

function attackFinding(
  score: number,
  window: Window,
  signs: { readonly injection: number; readonly jailbreak: number; readonly extraction: number },
  untrusted: boolean,
): Finding {
  const lean = window.jailbreak + 2 * (signs.jailbreak - Math.max(signs.injection, signs.extraction))
  const place = { start: window.start, end: window.end, score: round(score) }
  if (lean > 0 && !untrusted) {
    return {
      detector: 'classify/jailbreak',
      label: 'jailbreak',
      ...place,
      reason: 'The wording is that of texts that talk a model out of its safety rules.',
      atlas: ['AML.T0054'],
      owasp: ['LLM01:2026'],
    }
  }
  return {
    detector: 'classify/injection',
    label: 'injection',
    ...place,
    reason: untrusted
      ? 'Instructions aimed at the model stand in data it was only to read.'
      : 'The wording is that of texts that replace or extract the instructions of an application.',
    atlas: [untrusted ? 'AML.T0051.001' : 'AML.T0051.000'],
    owasp: ['LLM01:2026', 'ASI01:2026'],
  }
}

function misplacedFinding(score: number, { request }: TextScores): Finding {
  return {
    detector: 'classify/misplaced-request',
    label: 'injection',
    score: round(score),
    start: request.start,
    end: request.end,
    reason: 'A request to an assistant stands in data where nobody should ask it anything.',
    atlas: ['AML.T0051.001'],
    owasp: ['LLM01:2026', 'ASI01:2026'],
  }
}

function harmfulFinding(score: number, end: number): Finding {
  return {
    detector: 'classify/harmful-request',
    label: 'harmful_request',
    score: round(score),
    start: 0,
    end,
    reason: 'A plain request for something harmful; no attack on instructions.',
    atlas: ['AML.T0048'],
    owasp: [],
  }
}

function round(score: number): number {
  return Math.round(score * 1e4) / 1e4
}
