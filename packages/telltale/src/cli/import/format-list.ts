import { isCategory } from '@telltale/model'
import { anthropicCompliance } from './formats/anthropic-compliance.ts'
import { azureOpenAi } from './formats/azure-openai.ts'
import { bedrock } from './formats/bedrock.ts'
import { litellm } from './formats/litellm.ts'
import { openAiAudit } from './formats/openai-audit.ts'
import type { ImportFormat } from './import-format.ts'
import { isList, type JsonObject, member, textOf } from './json-members.ts'
import { applyMapping } from './mapping/apply-mapping.ts'
import type { Mapping } from './mapping/mapping.ts'

/** OTLP requests carry their records in a list of this name; each goes to its own address. */
export const OTLP_LISTS: ReadonlyMap<string, string> = new Map([
  ['resourceSpans', '/v1/traces'],
  ['resourceLogs', '/v1/logs'],
  ['resourceMetrics', '/v1/metrics'],
])

/** OTLP as JSON: sent on as it is. */
const otlpJson: ImportFormat = {
  name: 'otlp-json',
  reads: (record) => [...OTLP_LISTS.keys()].some((name) => isList(member(record, name))),
  toEvents: () => [],
}

/** Canonical events already, one a line; `withMapping` makes one of anything else. */
const jsonl: ImportFormat = {
  name: 'jsonl',
  reads: (record) => isCategory(record['telltale.category']) || textOf(record, 'event.action') !== undefined,
  toEvents: (record) => {
    if (!Object.hasOwn(record, '@timestamp')) throw new Error("there is no '@timestamp'")
    return [record]
  },
}

/** Every format, the one with the most particular keys first: the first that reads the first record has the file. */
export const FORMATS: readonly ImportFormat[] = [
  bedrock,
  otlpJson,
  jsonl,
  litellm,
  openAiAudit,
  anthropicCompliance,
  azureOpenAi,
]

/** Generic JSON lines by a mapping. */
export function withMapping(mapping: Mapping): ImportFormat {
  return { name: 'jsonl', reads: () => true, toEvents: (record: JsonObject) => applyMapping(mapping, record) }
}
