import { LEVELS, type Metadata, STATUSES } from '../rule/document.ts'
import { nearestName } from './nearest-name.ts'
import { needText, readText, readTexts } from './read-entry.ts'
import type { Report } from './report.ts'
import { describeTree, type MapTree, type ScalarTree, toPlain } from './tree.ts'

const MAX_NAME = 256
const MAX_DESCRIPTION = 65_535
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/
const TAG = /^[a-z0-9_-]+\.[a-z0-9._-]+$/
const RELATIONS = ['derived', 'obsolete', 'merged', 'renamed', 'similar']
/** Entries that the specification names, of whatever kind of document. */
const KNOWN = new Set([
  ...['title', 'id', 'name', 'related', 'taxonomy', 'status', 'description', 'license', 'author', 'references'],
  ...['date', 'modified', 'logsource', 'detection', 'correlation', 'filter', 'fields', 'falsepositives', 'level'],
  ...['tags', 'scope', 'generate'],
])

/** What a document says of itself. What would change which document is meant, or how it is ranked, is an error; the rest warns. */
export function readMetadata(map: MapTree, report: Report): Metadata {
  const text = (name: string): string | undefined => readText(map, name, report)?.source
  const { line, column } = map
  return {
    file: report.file,
    line,
    column,
    title: readTitle(map, report),
    taxonomy: readShort(map, 'taxonomy', report) ?? 'sigma',
    ...readIdentity(map, report),
    ...given('status', readChoice(map, 'status', STATUSES, report)),
    ...given('level', readChoice(map, 'level', LEVELS, report)),
    ...given('description', readDescription(map, report)),
    ...given('author', text('author')),
    ...given('license', text('license')),
    ...given('date', readDate(map, 'date', report)),
    ...given('modified', readDate(map, 'modified', report)),
    references: readUnique(map, 'references', report),
    tags: readTags(map, report),
    falsepositives: readUnique(map, 'falsepositives', report),
    fields: readUnique(map, 'fields', report),
    scope: readUnique(map, 'scope', report),
    related: readRelated(map, report),
    custom: readCustom(map, report),
  }
}

/** An object with the value under the name, or an empty one when there is none. */
function given<Name extends string, T>(name: Name, value: T | undefined): { readonly [key in Name]?: T } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: T })
}

function readTitle(map: MapTree, report: Report): string {
  const title = needText(map, 'title', report)
  if (title !== undefined && title.source.length > MAX_NAME) {
    report.error(title, 'too-long', `title is longer than ${MAX_NAME} characters`)
  }
  return title?.source ?? ''
}

function readShort(map: MapTree, name: string, report: Report): string | undefined {
  const text = readText(map, name, report)
  if (text !== undefined && text.source.length > MAX_NAME) {
    report.error(text, 'too-long', `${name} is longer than ${MAX_NAME} characters`)
  }
  return text?.source
}

function readIdentity(map: MapTree, report: Report): Pick<Metadata, 'id' | 'name'> {
  const id = readText(map, 'id', report)
  if (id !== undefined && !UUID.test(id.source)) report.error(id, 'bad-id', 'id is not a UUID')
  return { ...given('id', id?.source.toLowerCase()), ...given('name', readShort(map, 'name', report)) }
}

function readDescription(map: MapTree, report: Report): string | undefined {
  const description = readText(map, 'description', report)
  if (description !== undefined && description.source.length > MAX_DESCRIPTION) {
    report.error(description, 'too-long', `description is longer than ${MAX_DESCRIPTION} characters`)
  }
  return description?.source
}

function readChoice<T extends string>(
  map: MapTree,
  name: string,
  choices: readonly T[],
  report: Report,
): T | undefined {
  const text = readText(map, name, report)
  if (text === undefined) return undefined
  const choice = choices.find((candidate) => candidate === text.source)
  if (choice !== undefined) return choice
  const message = `${name} ${JSON.stringify(text.source)} is not one of ${choices.join(', ')}`
  report.error(text, `bad-${name}`, message, nearestName(text.source, choices))
  return undefined
}

function readDate(map: MapTree, name: string, report: Report): string | undefined {
  const text = readText(map, name, report)
  if (text === undefined) return undefined
  if (!isDate(text.source)) {
    const fix = text.source.replaceAll('/', '-')
    report.warn(text, 'bad-date', `${name} is not a day written as YYYY-MM-DD`, isDate(fix) ? fix : undefined)
  }
  return text.source
}

function isDate(text: string): boolean {
  if (!DATE.test(text)) return false
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

function readList(map: MapTree, name: string, report: Report): readonly ScalarTree[] {
  const entry = map.entries.get(name)
  if (entry === undefined) return []
  const { value } = entry
  // An empty entry is a common leftover of a template.
  if (value.kind === 'scalar' && value.value === null) {
    report.warn(entry.key, 'empty', `${name} is empty`)
    return []
  }
  if (value.kind === 'scalar') report.warn(value, 'not-a-list', `${name} should be a list`)
  return readTexts(value, name, report)
}

function readUnique(map: MapTree, name: string, report: Report): readonly string[] {
  return dropRepeated(readList(map, name, report), name, report)
}

function dropRepeated(texts: readonly ScalarTree[], name: string, report: Report): readonly string[] {
  const seen = new Set<string>()
  for (const text of texts) {
    if (seen.has(text.source)) report.warn(text, 'repeated', `${name} names this twice`)
    seen.add(text.source)
  }
  return [...seen]
}

function readTags(map: MapTree, report: Report): readonly string[] {
  const tags = readList(map, 'tags', report)
  for (const tag of tags) {
    if (TAG.test(tag.source)) continue
    const fix = tag.source.trim().toLowerCase().replaceAll(' ', '-').replace(':', '.')
    const message = `the tag ${JSON.stringify(tag.source)} is not namespace.name in lower case`
    report.warn(tag, 'bad-tag', message, TAG.test(fix) ? fix : undefined)
  }
  return dropRepeated(tags, 'tags', report)
}

function readRelated(map: MapTree, report: Report): Metadata['related'] {
  const value = map.entries.get('related')?.value
  if (value === undefined) return []
  if (value.kind !== 'list') {
    report.error(value, 'wrong-type', `related must be a list, not ${describeTree(value)}`)
    return []
  }
  return value.items.flatMap((item) => {
    if (item.kind !== 'map') {
      report.error(item, 'wrong-type', `related must hold maps of id and type, not ${describeTree(item)}`)
      return []
    }
    const id = needText(item, 'id', report)
    const type = readChoice(item, 'type', RELATIONS, report)
    if (!item.entries.has('type')) report.error(item, 'missing-type', 'there is no type')
    if (id !== undefined && !UUID.test(id.source)) report.error(id, 'bad-id', 'id is not a UUID')
    return id === undefined || type === undefined ? [] : [{ id: id.source.toLowerCase(), type }]
  })
}

function readCustom(map: MapTree, report: Report): ReadonlyMap<string, unknown> {
  const custom = new Map<string, unknown>()
  for (const [name, { key, value }] of map.entries) {
    if (KNOWN.has(name)) continue
    const fix = nearestName(name, KNOWN)
    if (fix !== undefined)
      report.warn(key, 'unknown-entry', `the specification names no entry ${JSON.stringify(name)}`, fix)
    custom.set(name, toPlain(value))
  }
  return custom
}
