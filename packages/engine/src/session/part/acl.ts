import { FIELD, type JsonValue, listFrom } from '@telltale/model'
import { listOf, nameOf, type Step } from '../step.ts'

const MOST_NAMES = 500
const DEEPEST = 4

/** Words that name everyone, and the word of our own SDK for a document that its access check let through. */
export const EVERYONE: ReadonlySet<string> = new Set([
  '*',
  'public',
  'everyone',
  'all',
  'any',
  'anyone',
  'authenticated',
  'allowed',
  'true',
])
/** Words that name nobody. */
export const NOBODY: ReadonlySet<string> = new Set(['denied', 'none', 'nobody', 'forbidden'])

/**
 * How many documents have a list of who may read them on which neither the user, nor a role or group of theirs stands. A
 * document without a list, or with an empty one, says nothing; where the event names nobody only `denied` counts.
 */
export function countOutsideAcl(step: Step, documents: readonly JsonValue[]): number {
  const own = principalsOf(step)
  return documents.filter((document) => {
    const names = namesIn(memberOf(document, 'acl') ?? memberOf(memberOf(document, 'metadata'), 'acl'))
    if (names.length === 0 || names.some((name) => EVERYONE.has(name))) return false
    return names.every((name) => NOBODY.has(name)) || (own.size > 0 && !names.some((name) => own.has(name)))
  }).length
}

const WHO = [FIELD.userId, FIELD.userEmail, FIELD.userName, FIELD.organizationId] as const
const GROUPS = ['user.groups', 'user.group.name', 'user.group.id'] as const

/** Who asks, as plain names: the user and their roles, groups and organisation; nobody where only an organisation is known. */
export function principalsOf(step: Pick<Step, 'event'>): ReadonlySet<string> {
  const own = new Set<string>()
  for (const name of WHO) own.add(plainName(nameOf(step, name)))
  for (const name of [FIELD.userRoles, ...GROUPS]) {
    const value = step.event.fields.get(name)
    for (const text of listOf(typeof value === 'string' ? listFrom(value) : value))
      for (const word of text.split(/[,;]/, MOST_NAMES)) own.add(plainName(word))
  }
  own.delete('')
  // An organisation alone is too little to say who asks.
  const organization = plainName(nameOf(step, FIELD.organizationId))
  return own.size === 1 && own.has(organization) ? new Set() : own
}

/** A name without what says of what kind it is: `group:finance`, `role/admin`, `@team`. */
export function plainName(name: string): string {
  const plain = name.trim().toLowerCase()
  const bare = SAYS_KIND.test(plain) ? plain.replace(KIND, '') : plain
  return bare.startsWith('@') ? bare.slice(1) : bare
}

/** Most names say nothing of their kind. */
const SAYS_KIND = /[:/=]/
const KIND = /^(?:users?|groups?|roles?|teams?|org|organization|tenant|principal)[:/=]/

/** The names on a list in any usual shape: texts, lists, `{users, groups, roles, allow, read}`; what is denied stands apart. */
export function namesIn(acl: JsonValue | undefined, depth = 0): readonly string[] {
  if (acl === undefined || acl === null || depth > DEEPEST) return []
  if (typeof acl === 'string')
    return acl
      .split(/[,;|\s]+/, MOST_NAMES)
      .map(plainName)
      .filter((name) => name !== '')
  if (typeof acl !== 'object') return [String(acl)]
  if (Array.isArray(acl))
    return (acl as readonly JsonValue[]).slice(0, MOST_NAMES).flatMap((item) => namesIn(item, depth + 1))
  const names: string[] = []
  for (const [key, value] of Object.entries(acl).slice(0, 50)) {
    if (/^(?:deny|denied|owner_only|version|type)$/i.test(key)) continue
    if (/^public$/i.test(key)) names.push(...(value === true ? ['public'] : []))
    else if (typeof value !== 'boolean') names.push(...namesIn(value as JsonValue, depth + 1))
  }
  return names.slice(0, MOST_NAMES)
}

const TENANTS = [
  'tenant',
  'tenant_id',
  'tenantId',
  'organization',
  'organization_id',
  'organizationId',
  'organization.id',
  'org',
  'org_id',
  'orgId',
  'customer_id',
]

/** Whether a document says that it belongs to another organisation than the one the event is of. */
export function isForeign(step: Pick<Step, 'event'>, documents: readonly JsonValue[]): boolean {
  const own = nameOf(step, FIELD.organizationId).toLowerCase()
  if (own === '') return false
  return documents.some((document) => {
    const owner = ownerIn(document) ?? ownerIn(memberOf(document, 'metadata'))
    const names = owner === undefined ? ownersInAcl(memberOf(document, 'acl')) : [String(owner).toLowerCase()]
    return names.length > 0 && !names.includes(own) && !names.some((name) => EVERYONE.has(name))
  })
}

function ownerIn(place: JsonValue | undefined): string | number | undefined {
  for (const key of TENANTS) {
    const value = memberOf(place, key)
    if ((typeof value === 'string' && value !== '') || typeof value === 'number') return value
  }
  return undefined
}

/** Organisations that a list of readers names as such. */
function ownersInAcl(acl: JsonValue | undefined): readonly string[] {
  const texts = listOf(acl).filter((text) => SAYS_KIND.test(text))
  const names = texts.flatMap((text) => text.toLowerCase().split(/[,;|\s]+/, MOST_NAMES))
  return names.flatMap((name) => /^(?:org|organization|tenant)[:/=](.+)$/.exec(name)?.[1] ?? [])
}

/** A member of a value that is an object with such a key of its own. */
export function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, key))
    return undefined
  return (value as { readonly [key: string]: JsonValue })[key]
}
