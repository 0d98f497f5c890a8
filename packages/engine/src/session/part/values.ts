import { FIELD, type FieldName, instructionsText, listFrom, type StoredFinding, shownText } from '@telltale/model'
import { decodeUrl, extractValues, type FoundValue } from '@telltale/scan'
import { addAll, addWord } from '../bounded.ts'
import { nameOf, type Step, say, textOf } from '../step.ts'
import { hashText } from '../text/hash-text.ts'
import { argumentLeaves, type Leaf } from '../value/argument-leaves.ts'
import { sensitiveKey, sensitiveKeys, wordKeys } from '../value/sensitive-keys.ts'

/** Hashes kept of one session: untrusted, of its principals, and sensitive. */
const MOST_UNTRUSTED = 2048
const MOST_PRINCIPAL = 1024
const MOST_SENSITIVE = 512
const MOST_NAMED = 16
const MOST_CLASSES = 8
/** From this score and risk on a finding is held for true. */
const SURE = 0.5

const INSTRUCTIONS: ReadonlySet<string> = new Set([
  'injection',
  'jailbreak',
  'memory_poisoning',
  'tool_poisoning',
  'tool_abuse',
  'self_replication',
  'prompt_extraction',
  'exfiltration',
])
/** Fields whose text neither the user nor the application wrote. */
const UNTRUSTED: ReadonlySet<string> = new Set([
  FIELD.retrievalText,
  FIELD.retrievalDocuments,
  FIELD.toolResult,
  FIELD.promptUntrustedText,
  FIELD.toolDescription,
  FIELD.toolDefinitions,
])
/** Numbers of machines: they name a place to send to far more often than a person. */
const MACHINE = /^pii\/(?:ip|mac)/
const LOGIN = /password|basic-auth|login|url-credentials|git-credentials/

/** Classes of data that a finding is of; none for other findings. */
export function classesOf({ label, detector, score }: StoredFinding): readonly string[] {
  if (score < SURE || (label !== 'secret' && label !== 'pii') || MACHINE.test(detector)) return []
  if (label === 'pii') return LOGIN.test(detector) ? ['pii', 'credentials'] : ['pii']
  return LOGIN.test(detector) ? ['secrets', 'credentials'] : ['secrets']
}

/** What leaves with this event and came in with an earlier one; gives back the classes of sensitive values among it. */
export function readSink(step: Step): readonly string[] {
  const { session, event } = step
  const isAnswer = event.category === 'ai_response'
  if (session.untrusted === undefined && session.sensitive === undefined && event.category !== 'ai_tool') return []
  const leaves = sinkLeaves(step)
  const sent = sensitiveIn(step, leaves)
  say(step, FIELD.sessionSensitiveSent, sent)
  if (!isAnswer) addUntrusted(step, leaves)
  return sent
}

const SINKS: readonly FieldName[] = [FIELD.urlFull, FIELD.dbQueryText, FIELD.serverAddress, FIELD.urlDomain]

function sinkLeaves(step: Step): readonly Leaf[] {
  const { category, fields } = step.event
  if (category === 'ai_response') return [{ name: '', text: textOf(step, FIELD.responseText) }]
  if (category === 'ai_tool') {
    const leaves = argumentLeaves(fields.get(FIELD.toolArguments))
    return leaves.length > 0 ? leaves : argumentLeaves(fields.get(FIELD.toolArgumentsText))
  }
  return SINKS.map((name) => ({ name: '', text: decodeUrl(textOf(step, name).slice(0, 65_536)) }))
}

/** Names of arguments that carry on an id from one call to the next, as they should. */
const ID_NAME = /(?:^|_)(?:id|ids|uuid|cursor|hash|etag|sha|offset|page|timestamp|token|version)$|Ids?$/i
const PARTY_NAME = /recipient|account|payee|beneficiary|iban|card|phone|to$/i

function isCarried(value: FoundValue, name: string): boolean {
  if (value.kind === 'id') return true
  return (value.kind === 'token' || value.kind === 'number') && ID_NAME.test(name) && !PARTY_NAME.test(name)
}

function addUntrusted(step: Step, leaves: readonly Leaf[]): void {
  const { session } = step
  const named = new Set<string>()
  const own: number[] = []
  for (const { name, text } of leaves) {
    for (const value of extractValues(text)) {
      const hash = hashText(value.key)
      if (isCarried(value, name) || session.principal?.has(hash)) continue
      if (session.untrusted?.has(hash)) named.add(value.shown)
      else own.push(hash)
    }
  }
  // The provider of the model is called whatever a document says of it.
  if (nameOf(step, FIELD.egressInitiator) !== 'model_call')
    say(step, FIELD.sessionUntrustedInSink, [...named].slice(0, MOST_NAMED))
  // What the model came up with before any such text said it is not taken from there when a result repeats it.
  keepPrincipal(step, own)
}

function keepPrincipal(step: Step, hashes: readonly number[]): void {
  if (hashes.length === 0) return
  step.session.principal ??= new Set()
  addAll(step.session.principal, hashes, MOST_PRINCIPAL)
}

function sensitiveIn(step: Step, leaves: readonly Leaf[]): readonly string[] {
  const known = step.session.sensitive
  if (known === undefined) return []
  const classes = new Set<string>()
  const look = (key: string) => {
    const found = key === '' ? undefined : known.get(hashText(key))
    for (const name of found?.split(' ') ?? []) classes.add(name)
  }
  for (const { text } of leaves) {
    for (const key of wordKeys(text)) look(key)
    for (const { shown } of extractValues(text)) look(sensitiveKey(shown))
  }
  for (const finding of step.findings) look(sensitiveKey(textOfFinding(step, finding)))
  return [...classes].sort()
}

/** The text that a finding marks; '' in fields that are not read here. */
function textOfFinding(step: Step, { field, index, start, end }: StoredFinding): string {
  const value = step.event.fields.get(field)
  const text = field === FIELD.retrievalText ? shownText(listFrom(value)[index]) : index === 0 ? shownText(value) : ''
  return text.slice(start, Math.min(end, start + 1024))
}

/** What comes in with this event, for those after it. */
export function readSource(step: Step): void {
  const { event } = step
  if (event.category === 'ai_system_prompt') addSystemPrompt(step)
  if (event.category === 'ai_prompt') keepPrincipal(step, hashesIn(step, textOf(step, FIELD.promptText)))
  if (event.action === 'document.ingested' || event.action === 'memory.written') return
  const texts = untrustedTexts(step)
  if (texts.length > 0) addUntrustedTexts(step, texts)
  addInstruction(step)
  addSensitive(step)
}

function hashesIn(step: Step, text: string): readonly number[] {
  return text === '' ? [] : step.factsOf(text).values()
}

function addSystemPrompt(step: Step): void {
  const value = step.event.fields.get(FIELD.systemInstructions)
  if (value === undefined) return
  const text = instructionsText(value)
  const hash = hashText(text.slice(0, 4096)) + text.length
  if (step.session.systemText === hash) return
  step.session.systemText = hash
  keepPrincipal(step, hashesIn(step, text))
}

function untrustedTexts(step: Step): readonly string[] {
  const { category, fields } = step.event
  if (category === 'ai_prompt') return [textOf(step, FIELD.promptUntrustedText)].filter((text) => text !== '')
  if (category === 'ai_tool') return [textOf(step, FIELD.toolResult)].filter((text) => text !== '')
  if (category !== 'ai_retrieval') return []
  const texts = listFrom(fields.get(FIELD.retrievalText)).slice(0, 200).map(shownText)
  if (texts.length > 0) return texts
  return listFrom(fields.get(FIELD.retrievalDocuments)).slice(0, 200).map(shownText)
}

function addUntrustedTexts(step: Step, texts: readonly string[]): void {
  const { session } = step
  const mark = texts.reduce((sum, text) => sum + text.length, 0) + hashText((texts.at(-1) ?? '').slice(-512))
  if (session.untrustedText === mark) return
  session.untrustedText = mark
  session.untrusted ??= new Set()
  for (const text of texts) addAll(session.untrusted, hashesIn(step, text), MOST_UNTRUSTED)
}

function addInstruction(step: Step): void {
  // A score in the middle is ordinary for mailboxes and records (160 of 1,092 clean runs): only a sure one counts.
  if (step.event.fields.get(FIELD.riskVerdict) !== 'malicious') return
  const found = step.findings.find(
    ({ field, label, score }) => score >= SURE && INSTRUCTIONS.has(label) && UNTRUSTED.has(field),
  )
  if (found !== undefined) step.session.untrustedSource = sourceOf(step, found)
}

/** Where an instruction stood: the document's source or id, else the tool, the data source or the prompt. */
function sourceOf(step: Step, { field, index }: StoredFinding): string {
  if (step.event.category === 'ai_retrieval') {
    const document = listFrom(step.event.fields.get(FIELD.retrievalDocuments))[index]
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) {
      for (const key of ['source', 'id', 'title']) {
        const value = Object.hasOwn(document, key) ? (document as { readonly [key: string]: unknown })[key] : undefined
        if (typeof value === 'string' && value !== '') return value.slice(0, 256)
      }
    }
  }
  const names = [FIELD.toolName, FIELD.mcpServerName, FIELD.dataSourceId, FIELD.memoryStoreId] as const
  return names.map((name) => nameOf(step, name)).find((name) => name !== '') ?? field
}

function addSensitive(step: Step): void {
  const { session } = step
  for (const finding of step.findings) {
    const classes = UNTRUSTED.has(finding.field) ? classesOf(finding) : []
    if (classes.length === 0) continue
    for (const name of classes) session.sensitiveRead = addWord(session.sensitiveRead, name, MOST_CLASSES)
    session.sensitive ??= new Map()
    for (const key of sensitiveKeys(textOfFinding(step, finding))) {
      const hash = hashText(key)
      session.sensitive.delete(hash)
      session.sensitive.set(hash, classes.join(' '))
    }
    for (const hash of session.sensitive.keys()) {
      if (session.sensitive.size <= MOST_SENSITIVE) break
      session.sensitive.delete(hash)
    }
  }
}
