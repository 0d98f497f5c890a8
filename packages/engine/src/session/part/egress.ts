import { FIELD } from '@telltale/model'
import { bareHost, readUrl } from '@telltale/scan'
import { addAll } from '../bounded.ts'
import { addressKind } from '../net/address-kind.ts'
import { encodedBytes } from '../net/encoded-bytes.ts'
import { listOf, nameOf, type Step, say, textOf } from '../step.ts'
import { hashText } from '../text/hash-text.ts'
import { unionOf, urlHash } from './response.ts'
import { classesOf } from './values.ts'

const MOST_CONTACTED = 128
const LONGEST_URL = 8192

/** What a request to the outside carries and where it goes. */
export function readEgress(step: Step, sent: readonly string[]): void {
  const url = textOf(step, FIELD.urlFull).slice(0, LONGEST_URL)
  const host = hostOf(step, url)
  if (host !== '') say(step, FIELD.egressAddressKind, addressKind(host))
  if (url !== '') say(step, FIELD.egressEncodedBytes, encodedBytes(url))
  else if (host !== '') say(step, FIELD.egressEncodedBytes, encodedBytes(`//${host}/`))
  const found = step.findings.flatMap(classesOf)
  say(
    step,
    FIELD.egressDataClasses,
    unionOf(listOf(step.event.fields.get(FIELD.egressDataClasses)), [...found, ...sent]),
  )
  addContact(step, url, host)
}

function hostOf(step: Step, url: string): string {
  const host = readUrl(url).host || nameOf(step, FIELD.urlDomain) || nameOf(step, FIELD.serverAddress)
  return host.toLowerCase()
}

function addContact(step: Step, url: string, host: string): void {
  const { session } = step
  if (host === '') return
  const hash = hashText(bareHost(host))
  // The model's own provider is called whatever an answer shows.
  const isModelCall = nameOf(step, FIELD.egressInitiator) === 'model_call'
  const isShown = session.rendered?.has(hash) === true || (url !== '' && session.rendered?.has(urlHash(url)) === true)
  if (isShown && !isModelCall) step.fields.set(FIELD.sessionRenderedUrlFetched, true)
  session.contacted ??= new Set()
  addAll(session.contacted, [hash], MOST_CONTACTED)
}
