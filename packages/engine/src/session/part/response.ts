import { FIELD } from '@telltale/model'
import { bareHost, readUrl, trimEnd } from '@telltale/scan'
import { addAll, pushNewest } from '../bounded.ts'
import { listOf, type Step, say, textOf } from '../step.ts'
import { hashText } from '../text/hash-text.ts'
import { isUnguarded, stoppedPrompt } from './guardrail.ts'

const MOST_STOPPED = 4
/** From this score on the scanner is sure enough that an answer refuses. */
const REFUSES = 0.6
const MOST_TYPES = 32
const MOST_URLS = 64
const MOST_RENDERED = 256

/** What an answer adds to its session. */
export function readResponse(step: Step): void {
  const { event, session, trace } = step
  addTypes(step)
  if (event.action === 'response.evaluated') return
  if (event.action !== 'response.failed' && isUnguarded(step)) step.fields.set(FIELD.sessionGuardrailMissing, true)
  if (isRefused(step)) {
    session.refusals += 1
    const stopped = stoppedPrompt(step, '')
    if (stopped !== undefined) session.refused = pushNewest(session.refused, stopped, MOST_STOPPED)
  } else if (event.action !== 'response.failed' && textOf(step, FIELD.responseText) !== '') addAnswer(step)
  addRendered(step)
  // Without traces the verdicts of one request are told from those of the next by its answer only.
  if (step.traceKey === '') {
    trace.verdicts = []
    trace.inputAllowed = false
    trace.inputBlocked = false
  }
}

function isRefused({ event, findings }: Step): boolean {
  if (event.action === 'response.refused' || event.fields.get(FIELD.responseRefusal) === true) return true
  return findings.some(({ label, score }) => label === 'refusal' && score >= REFUSES)
}

function addAnswer(step: Step): void {
  const { last } = step.session
  if (last === undefined || last.trace !== step.traceKey) return
  if (last.likeRefused) step.fields.set(FIELD.sessionRefusalThenAnswer, true)
  if (last.likeBlocked && !step.trace.inputBlocked) step.fields.set(FIELD.sessionBlockThenPass, true)
}

/** Kinds of secrets and personal data: what the sender found and what was found here. */
function addTypes(step: Step): void {
  for (const [name, label] of [
    [FIELD.responseSecrets, 'secret'],
    [FIELD.responsePii, 'pii'],
  ] as const) {
    const found = step.findings
      .filter((finding) => finding.label === label)
      .map(({ detector }) => detector.slice(detector.indexOf('/') + 1))
    say(step, name, unionOf(listOf(step.event.fields.get(name)), found))
  }
}

/** Short words of both lists, each once. */
export function unionOf(sent: readonly string[], found: readonly string[]): readonly string[] {
  return [...new Set([...found, ...sent.map((word) => word.slice(0, 64))])]
    .filter((word) => word !== '')
    .slice(0, MOST_TYPES)
}

/** The addresses an answer shows; a host that was called before is no news. */
function addRendered(step: Step): void {
  const { session } = step
  const urls = listOf(step.event.fields.get(FIELD.responseUrls)).slice(0, MOST_URLS)
  if (urls.length === 0) return
  const hosts = urls.map((url) => hashText(bareHost(readUrl(url).host))).filter((host) => !session.contacted?.has(host))
  session.rendered ??= new Set()
  addAll(session.rendered, [...urls.map(urlHash), ...hosts], MOST_RENDERED)
}

/** The hash of an address without scheme, fragment and last slash. */
export function urlHash(url: string): number {
  const { host, path, query } = readUrl(url)
  return hashText(`${bareHost(host)}${trimEnd(path, '/')}?${query}`)
}
