import { FIELD, type JsonValue } from '@telltale/model'
import { type Draft, type ImportFormat, timeOf, toEvent } from '../import-format.ts'
import { isObject, type JsonObject, member, textOf } from '../json-members.ts'

/** OpenAI's organisation audit log. */
export const openAiAudit: ImportFormat = {
  name: 'openai-audit',
  reads: (record) => member(record, 'effective_at') !== undefined && textOf(record, 'type') !== undefined,
  toEvents: (record) => {
    const type = textOf(record, 'type')
    if (type === undefined) throw new Error('there is no type')
    return [toEvent('ai_audit', type, readCommon(record), readActor(record), readObject(record, type))]
  },
}

function readCommon(record: JsonObject): Draft {
  const type = textOf(record, 'type') ?? ''
  return {
    [FIELD.timestamp]: timeOf(member(record, 'effective_at'), 'effective_at'),
    [FIELD.dialect]: 'openai_audit',
    [FIELD.provider]: 'openai',
    [FIELD.auditType]: type,
    [FIELD.eventCategory]: categoryOf(type),
    [FIELD.eventType]: EVENT_TYPES.get(type.split('.').at(-1) ?? '') ?? 'change',
    [FIELD.eventOutcome]: type.endsWith('.failed') ? 'failure' : 'success',
    [FIELD.auditControlWeakened]: WEAKENING.has(type) ? true : undefined,
    'openai.audit.id': textOf(record, 'id'),
    'telltale.audit.project.id': textOf(member(record, 'project'), 'id'),
    'telltale.audit.project.name': textOf(member(record, 'project'), 'name'),
  }
}

const EVENT_TYPES = new Map<string, string>([
  ['created', 'creation'],
  ['added', 'creation'],
  ['registered', 'creation'],
  ['sent', 'creation'],
  ['deleted', 'deletion'],
  ['removed', 'deletion'],
  ['succeeded', 'start'],
  ['failed', 'denied'],
])

/** Acts after which less is watched, limited or kept out than before. */
const WEAKENING = new Set([
  'ip_allowlist.deleted',
  'ip_allowlist.config.deactivated',
  'external_key.removed',
  'scim.disabled',
  'rate_limit.deleted',
  'certificates.deactivated',
])

const SESSIONS = new Set(['login', 'logout'])
const SETTINGS = new Set([
  'organization',
  'project',
  'rate_limit',
  'ip_allowlist',
  'tunnel',
  'external_storage',
  'resource',
])

function categoryOf(type: string): string {
  const [first = ''] = type.split('.', 1)
  if (SESSIONS.has(first)) return 'session'
  return SETTINGS.has(first) ? 'configuration' : 'iam'
}

function readActor(record: JsonObject): Draft {
  const actor = member(record, 'actor')
  const session = member(actor, 'session')
  const key = member(actor, 'api_key')
  const service = member(key, 'service_account')
  const user = member(session, 'user') ?? member(key, 'user')
  const isKey = key !== undefined
  return {
    [FIELD.auditActorType]:
      service !== undefined ? 'service_account' : isKey ? 'api_key' : user === undefined ? 'system' : 'user',
    [FIELD.auditApiKeyId]: textOf(key, 'id'),
    [FIELD.userId]: textOf(user, 'id') ?? textOf(service, 'id'),
    [FIELD.userEmail]: textOf(user, 'email'),
    [FIELD.clientAddress]: textOf(session, 'ip_address'),
    [FIELD.userAgent]: textOf(session, 'user_agent'),
  }
}

/** What the act was done to stands under a key that is named after the type. */
function readObject(record: JsonObject, type: string): Draft {
  const payload = member(record, type)
  const data = member(payload, 'data', 'changes_requested')
  const cut = type.lastIndexOf('.')
  return {
    [FIELD.auditObjectType]: cut === -1 ? type : type.slice(0, cut),
    [FIELD.auditObjectId]: textOf(payload, 'id'),
    [FIELD.auditObjectName]: textOf(payload, 'name') ?? textOf(data, 'name', 'title', 'email'),
    [FIELD.auditChanges]: changesOf(data ?? payload),
  }
}

function changesOf(data: JsonValue | undefined): JsonValue | undefined {
  if (!isObject(data)) return undefined
  const changes = Object.entries(data).flatMap(([field, value]) => (field === 'id' ? [] : [{ field, new: value }]))
  return changes.length === 0 ? undefined : changes
}
