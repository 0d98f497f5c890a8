/**
 * Sends admin actions as canonical JSON lines to `POST /v1/events`.
 * @param {{ endpoint: string, key: string, service: string, leaveOut: ReadonlySet<string>, signal: AbortSignal }} options
 */
export function createAudit({ endpoint, key, service, leaveOut, signal }) {
  const headers = {
    'content-type': 'application/x-ndjson',
    ...(key === '' ? {} : { authorization: `Bearer ${key}` }),
  }
  return {
    /** @param {readonly Record<string, unknown>[]} actions @returns {Promise<boolean>} whether all were taken */
    async report(actions) {
      const lines = actions.map((action) => {
        const common = {
          '@timestamp': new Date().toISOString(),
          'service.name': service,
          'deployment.environment.name': 'demo',
        }
        const event = { ...common, 'telltale.category': 'ai_audit', ...ADMIN, ...action }
        return JSON.stringify(Object.fromEntries(Object.entries(event).filter(([name]) => !leaveOut.has(name))))
      })
      const body = `${lines.join('\n')}\n`
      const answer = await fetch(`${endpoint}/v1/events`, { method: 'POST', headers, body, signal }).catch(
        () => undefined,
      )
      await answer?.text()
      return answer?.ok === true
    },
  }
}

const ADMIN = {
  'telltale.audit.actor.type': 'user',
  'user.id': 'olga',
  'user.email': 'olga@harbour.example',
  'client.address': '127.0.0.1',
  'user_agent.original': 'harbour-admin/1.0',
  'event.outcome': 'success',
}

/** What the administrator does in the course of a demo day. */
export const ADMIN_ACTIONS = [
  {
    'event.action': 'prompt.updated',
    'telltale.audit.type': 'prompt.update',
    'event.category': 'configuration',
    'event.type': 'change',
    'telltale.audit.object.type': 'prompt',
    'telltale.audit.object.id': 'harbour-desk',
    'telltale.audit.object.name': 'Harbour Desk system prompt',
    'telltale.audit.changes': [{ field: 'version', old: '11', new: '12' }],
    'telltale.audit.control_weakened': false,
  },
  {
    'event.action': 'api_key.created',
    'telltale.audit.type': 'api_key.create',
    'event.category': 'iam',
    'event.type': 'creation',
    'telltale.audit.object.type': 'api_key',
    'telltale.audit.object.id': 'key_harbour_2',
    'telltale.audit.object.name': 'night batch',
    'telltale.audit.api_key.id': 'key_harbour_2',
    'telltale.audit.control_weakened': false,
  },
  {
    'event.action': 'tool_policy.updated',
    'telltale.audit.type': 'tool_policy.update',
    'event.category': 'configuration',
    'event.type': 'change',
    'telltale.audit.object.type': 'tool_policy',
    'telltale.audit.object.id': 'send_money',
    'telltale.audit.object.name': 'Payments by the assistant',
    'telltale.audit.changes': [{ field: 'approval', old: 'required', new: 'automatic' }],
    'telltale.audit.control_weakened': true,
  },
]
