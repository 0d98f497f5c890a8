import type {
  AttributeMap,
  Finished,
  FinishedEvent,
  FinishedLink,
  FinishedLog,
  FinishedSpan,
} from '../../record/finished.ts'
import type { AttributeValue } from '../../record/recorder.ts'
import { type ContentMode, isContent } from './content-keys.ts'
import { createPrintContent } from './print-content.ts'
import { createPrintText } from './print-text.ts'
import { createRedactText, type FindSensitive, type RedactText } from './redact-text.ts'

/** Goes over every text of what leaves, in one place, just before it is encoded. */
export interface ContentFilter {
  finished(finished: Finished): Finished
  attributes(attributes: AttributeMap): AttributeMap
  text(text: string): string
}

export interface ContentFilterOptions {
  readonly mode: ContentMode
  /** Of the keyed hashes in fingerprints and placeholders. */
  readonly key: string
  readonly find: FindSensitive
}

/** Digits from which on a number may be somebody's number. */
const LEAST_NUMBER = 1e7
/** Longer texts are looked at without their key. */
const LONGEST_JOINT = 4096
const LONGEST_REMEMBERED = 128
const MOST_REMEMBERED = 4096

interface Rules {
  /** True where content does not leave as text. */
  readonly hidesContent: boolean
  readonly redact: RedactText
  /** A text that is content, the value of a key within a trace; undefined: it is left out. */
  content(text: string, key?: string, scope?: string): string | undefined
}

/** A filter for one content mode; `full` changes nothing. */
export function createContentFilter({ mode, key, find }: ContentFilterOptions): ContentFilter {
  if (mode === 'full') return { finished: (item) => item, attributes: (map) => map, text: (text) => text }
  const redact = rememberClean(createRedactText(find, key))
  const rules: Rules = { redact, content: contentRule(mode, redact, { key, find }), hidesContent: mode !== 'redacted' }
  return {
    finished: (item) => {
      const inTrace = within(rules, item.traceId)
      return item.kind === 'span' ? filterSpan(item, inTrace) : filterLog(item, inTrace)
    },
    attributes: (map) => filterAttributes(map, rules),
    text: redact,
  }
}

/** The rules for what belongs to a trace: words of withheld texts are known again within it alone. */
function within(rules: Rules, scope: string | undefined): Rules {
  return { ...rules, content: (text, key) => rules.content(text, key, scope) }
}

/** Names, models and keys come again and again; what was clean once is not gone through again. */
function rememberClean(redact: RedactText): RedactText {
  const clean = new Set<string>()
  return (text) => {
    if (text.length > LONGEST_REMEMBERED) return redact(text)
    if (clean.has(text)) return text
    const redacted = redact(text)
    if (redacted === text) {
      if (clean.size >= MOST_REMEMBERED) clean.clear()
      clean.add(text)
    }
    return redacted
  }
}

function contentRule(
  mode: Exclude<ContentMode, 'full'>,
  redact: RedactText,
  { key, find }: Pick<ContentFilterOptions, 'key' | 'find'>,
): Rules['content'] {
  const table: Readonly<Record<typeof mode, () => Rules['content']>> = {
    redacted: () => redact,
    fingerprints: () => {
      const print = createPrintContent({ print: createPrintText(key, find), redact })
      return (text, name = '', scope = undefined) => print(name, text, scope)
    },
    none: () => () => undefined,
  }
  return table[mode]()
}

function filterSpan(span: FinishedSpan, rules: Rules): FinishedSpan {
  return {
    ...span,
    scope: filterScope(span.scope, rules),
    name: rules.redact(span.name),
    attributes: filterAttributes(span.attributes, rules),
    events: span.events.map((event) => filterEvent(event, rules)),
    links: span.links.map((link) => filterLink(link, rules)),
    failure: span.failure === undefined ? undefined : (rules.content(span.failure) ?? ''),
  }
}

function filterScope({ name, version }: FinishedSpan['scope'], { redact }: Rules): FinishedSpan['scope'] {
  return { name: redact(name), version: redact(version) }
}

function filterEvent(event: FinishedEvent, rules: Rules): FinishedEvent {
  return { ...event, name: rules.redact(event.name), attributes: filterAttributes(event.attributes, rules) }
}

function filterLink(link: FinishedLink, rules: Rules): FinishedLink {
  return {
    ...link,
    traceState: rules.redact(link.traceState),
    attributes: filterAttributes(link.attributes, rules),
  }
}

function filterLog(log: FinishedLog, rules: Rules): FinishedLog {
  return {
    ...log,
    scope: filterScope(log.scope, rules),
    eventName: rules.redact(log.eventName),
    attributes: filterAttributes(log.attributes, rules),
    body: log.body === undefined ? undefined : rules.content(log.body),
  }
}

function filterAttributes(attributes: AttributeMap, rules: Rules): AttributeMap {
  const kept = new Map<string, AttributeValue>()
  for (const [key, value] of attributes) {
    const filtered = filterValue(key, value, rules)
    if (filtered !== undefined) kept.set(rules.redact(key), filtered)
  }
  return kept
}

function filterValue(key: string, value: AttributeValue, rules: Rules): AttributeValue | undefined {
  if (typeof value === 'string') return filterText(key, value, rules)
  if (typeof value === 'number') return filterNumber(value, rules)
  if (typeof value === 'boolean') return value
  return filterList(key, value, rules)
}

function filterList(key: string, list: Extract<AttributeValue, readonly unknown[]>, rules: Rules): AttributeValue {
  const items = list.map((item) => filterValue(key, item, rules)).filter((item) => item !== undefined)
  return items.some((item) => typeof item === 'string') ? items.map(String) : (items as typeof list)
}

/** What a key says with its value, `password` and `hunter2`, neither says alone; so they are looked at together. */
function filterText(key: string, text: string, rules: Rules): string | undefined {
  const { redact, content } = rules
  if (isContent(key, text)) return content(text, key)
  if (key === 'url.full' && rules.hidesContent) return filterUrl(text, rules)
  if (text.length > LONGEST_JOINT) return redact(text)
  const lead = `${key.slice(key.lastIndexOf('.') + 1)}=`
  const together = redact(lead + text)
  return together.startsWith(lead) ? together.slice(lead.length) : together
}

/** An address without what it asks for, which may be what somebody typed. */
function filterUrl(url: string, { redact, content }: Rules): string {
  const end = url.search(/[?#]/)
  if (end === -1) return redact(url)
  const query = content(url.slice(end))
  return redact(url.slice(0, end)) + (query === undefined ? '' : `?${query}`)
}

function filterNumber(value: number, { redact }: Rules): number | string {
  if (Math.abs(value) < LEAST_NUMBER || !Number.isInteger(value)) return value
  const text = String(value)
  const redacted = redact(text)
  return redacted === text ? value : redacted
}
