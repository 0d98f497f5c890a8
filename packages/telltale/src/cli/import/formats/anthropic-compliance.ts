import { FIELD } from '@telltale/model'
import { type Draft, type ImportFormat, timeOf, toEvent } from '../import-format.ts'
import { type JsonObject, member, textOf } from '../json-members.ts'

/** Anthropic's Compliance API: the feed of activities. */
export const anthropicCompliance: ImportFormat = {
  name: 'anthropic-compliance',
  reads: (record) => member(record, 'created_at') !== undefined && typeOf(record) !== undefined && isActor(record),
  toEvents: (record) => {
    const type = typeOf(record)
    if (type === undefined) throw new Error('there is no type')
    return [toEvent('ai_audit', actionOf(type), readCommon(record, type), readActor(record))]
  },
}

function typeOf(record: JsonObject): string | undefined {
  return textOf(record, 'type', 'activity_type')
}

function isActor(record: JsonObject): boolean {
  return textOf(member(record, 'actor'), 'type') !== undefined
}

/** `admin_api_key_created` is what happened to an `admin_api_key`. */
function actionOf(type: string): string {
  const cut = type.lastIndexOf('_')
  return cut <= 0 ? type : `${type.slice(0, cut)}.${type.slice(cut + 1)}`
}

const EVENT_TYPES = new Map<string, string>([
  ['created', 'creation'],
  ['added', 'creation'],
  ['invited', 'creation'],
  ['deleted', 'deletion'],
  ['removed', 'deletion'],
  ['revoked', 'deletion'],
  ['viewed', 'access'],
  ['accessed', 'access'],
  ['access', 'access'],
  ['exported', 'access'],
  ['downloaded', 'access'],
  ['failed', 'denied'],
])

const WEAK_WORDS = ['disabled', 'deactivated']

function readCommon(record: JsonObject, type: string): Draft {
  const [object = type, verb = ''] = actionOf(type).split('.')
  const isAccount = /api_key|member|invite|role|sso|account|user|group|scim|login|logout/.test(object)
  return {
    [FIELD.timestamp]: timeOf(member(record, 'created_at'), 'created_at'),
    [FIELD.dialect]: 'anthropic_compliance',
    [FIELD.provider]: 'anthropic',
    [FIELD.auditType]: type,
    [FIELD.eventCategory]: isAccount ? 'iam' : 'configuration',
    [FIELD.eventType]: EVENT_TYPES.get(verb) ?? 'change',
    [FIELD.eventOutcome]: verb === 'failed' ? 'failure' : 'success',
    [FIELD.auditObjectType]: object,
    [FIELD.auditObjectId]: objectIdOf(record, object),
    [FIELD.auditObjectName]: textOf(record, 'name', `${object}_name`, 'filename'),
    [FIELD.auditControlWeakened]: WEAK_WORDS.includes(verb) ? true : undefined,
    [FIELD.organizationId]: textOf(record, 'organization_id', 'organization_uuid'),
    'anthropic.activity.id': textOf(record, 'id'),
    'telltale.audit.project.id': textOf(record, 'workspace_id', 'claude_project_id'),
  }
}

function objectIdOf(record: JsonObject, object: string): string | undefined {
  const short = object.replace(/^(?:admin|claude)_/, '')
  return textOf(record, `${object}_id`, `${short}_id`, 'target_id', 'object_id')
}

const ACTORS = new Map<string, string>([
  ['user_actor', 'user'],
  ['api_actor', 'api_key'],
  ['admin_api_key_actor', 'api_key'],
  ['service_account_actor', 'service_account'],
  ['anthropic_actor', 'provider'],
])

function readActor(record: JsonObject): Draft {
  const actor = member(record, 'actor')
  return {
    [FIELD.auditActorType]: ACTORS.get(textOf(actor, 'type') ?? '') ?? 'system',
    [FIELD.auditApiKeyId]: textOf(actor, 'api_key_id', 'admin_api_key_id'),
    [FIELD.userId]: textOf(actor, 'user_id'),
    [FIELD.userEmail]: textOf(actor, 'email_address', 'email', 'unauthenticated_email_address'),
    [FIELD.clientAddress]: textOf(actor, 'ip_address'),
    [FIELD.userAgent]: textOf(actor, 'user_agent'),
  }
}
