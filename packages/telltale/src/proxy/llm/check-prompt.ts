import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Subject } from '@telltale/sdk'
import { type Decider, subjectOf, undecided } from './decide.ts'
import type { ObservedCall } from './pass-call.ts'
import type { Reading } from './read-request.ts'
import type { Refusal } from './refuse-call.ts'
import { nameText } from './seen-texts.ts'
import { replaceTexts } from './text-leaves.ts'
import { findToldPieces } from './told-before.ts'

// Other calls get their turn while a long one is looked at, milliseconds.
const TURN_MS = 20

/**
 * Decides of all that a request says: of what is new in it, and of what stands before that and was not let through
 * lately. Takes out of the JSON what the policy redacts. Undefined: it may go.
 */
export async function checkPrompt(
  decider: Decider,
  call: ObservedCall,
  reading: Reading,
): Promise<Refusal | undefined> {
  const { json, request } = reading
  if (hasTokenIds(json)) return unreadable('token_ids')
  // Of a call without words it is decided as well: its caller may be in quarantine.
  const fresh = request.fresh.length > 0 ? request.fresh.map(subjectOf) : [NO_WORDS]
  const { seen } = call.proxy
  // Read before anything is taken out, and known again as it came.
  const told = findToldPieces(json, call)
    .map((piece) => ({ ...piece, name: nameText(call.endpoint, piece.json) }))
    .filter(({ name }) => !seen.has(name))
    .map(({ name, subjects }) => ({ name, said: subjects === undefined ? fresh : subjects() }))
  const texts = new PromptTexts(decider, json)
  const refusal = await texts.decideAll(fresh)
  if (refusal !== undefined) return refusal
  for (const { name, said } of told) {
    const open = said.filter(({ role, text }) => role !== 'response' || !seen.has(nameText(role, text)))
    const refused = await texts.decideAll(open)
    if (refused !== undefined) return refused
    if (texts.areAsSaid(said)) seen.add(name)
  }
  return undefined
}

const NO_WORDS: Subject = { category: 'ai_prompt', role: 'user', text: '' }

const NOT_REDACTED: Refusal = {
  status: 403,
  code: 'TELLTALE_BLOCKED',
  message: 'The policy takes something out of this text, which cannot be done where it stands.',
}

class PromptTexts {
  readonly #decider: Decider
  readonly #json: object
  readonly #decided = new Set<string>()
  readonly #redacted = new Set<string>()
  #turnMs = performance.now()

  constructor(decider: Decider, json: object) {
    this.#decider = decider
    this.#json = json
  }

  async decideAll(subjects: readonly Subject[]): Promise<Refusal | undefined> {
    for (const subject of subjects) {
      const name = nameOf(subject)
      if (this.#decided.has(name)) continue
      this.#decided.add(name)
      const refusal = await this.#decide(subject)
      if (refusal !== undefined) return refusal
      if (performance.now() - this.#turnMs < TURN_MS) continue
      await othersTurn()
      this.#turnMs = performance.now()
    }
    return undefined
  }

  /** Whether nothing was taken out of these. */
  areAsSaid(subjects: readonly Subject[]): boolean {
    return !subjects.some((subject) => this.#redacted.has(nameOf(subject)))
  }

  async #decide(subject: Subject): Promise<Refusal | undefined> {
    const outcome = await this.#decider.decide(subject)
    if (outcome.kind === 'refused') return outcome.refusal
    if (outcome.kind !== 'redacted') return undefined
    this.#redacted.add(nameOf(subject))
    return redact(this.#json, subject.text, outcome.text) ? undefined : NOT_REDACTED
  }
}

function nameOf({ role, text }: Subject): string {
  return `${role} ${text}`
}

/** Texts that a format puts together from parts are taken apart again at their line ends. */
function redact(json: unknown, before: string, after: string): boolean {
  if (before === after || replaceTexts(json, before, after) > 0) return true
  const [left, right] = [before.split('\n'), after.split('\n')]
  if (left.length !== right.length) return false
  return left.every((line, at) => line === right[at] || replaceTexts(json, line, right[at] ?? '') > 0)
}

/** The oldest endpoint takes words by their numbers, which nobody can read here. */
function hasTokenIds(json: object): boolean {
  const prompt: unknown = 'prompt' in json ? json.prompt : undefined
  return Array.isArray(prompt) && prompt.some((item) => typeof item === 'number' || Array.isArray(item))
}

type Unreadable = 'too_large' | 'not_json' | 'background' | 'token_ids'

/** Why a request cannot be read well enough to decide of it, in enforce mode. */
export function unreadable(reason: Unreadable): Refusal {
  return undecided(...UNREADABLE[reason])
}

const UNREADABLE: Readonly<Record<Unreadable, readonly [message: string, status: number]>> = {
  too_large: ['The request is larger than may be checked.', 413],
  not_json: ['The body must be one JSON object in UTF-8, not packed.', 400],
  background: ['An answer made in the background cannot be checked.', 400],
  token_ids: ['A prompt of token ids cannot be checked; send it as text.', 400],
}
