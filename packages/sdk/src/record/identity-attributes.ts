import type { Attributes, Identity } from './recorder.ts'

/** Identity under the names that it has in telemetry. */
export function identityAttributes(identity: Identity): Attributes {
  return {
    'enduser.id': identity.user,
    'session.id': identity.session,
    'gen_ai.conversation.id': identity.conversation,
    'telltale.tenant.name': identity.customer,
    'client.address': identity.address,
    'user.roles': identity.roles,
    'telltale.api_key.id': identity.keyId,
  }
}

/** One identity over another: what the newer does not name stays as it was. */
export function mergeIdentity(older: Identity, newer: Identity): Identity {
  const named = Object.entries(newer).filter(([, value]) => value !== undefined)
  return { ...older, ...Object.fromEntries(named) }
}
