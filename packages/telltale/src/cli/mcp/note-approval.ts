import { userInfo } from 'node:os'
import { start } from '@telltale/sdk'
import type { WaitingTool } from '../../proxy/mcp/approve-pins.ts'

/** Where a note goes, and what is said beside it. */
export interface ApprovalNote {
  readonly endpoint: string | undefined
  readonly reason: string | undefined
}

const LONGEST = 2000
const MOST_CHANGES = 50

/** Tells the server what a person agreed to, for its administration log. Never throws: the agreement stands without it. */
export async function noteApproval(agreed: readonly WaitingTool[], { endpoint, reason }: ApprovalNote): Promise<void> {
  const { recorder, stop } = start({ service: process.env.OTEL_SERVICE_NAME ?? 'telltale-mcp', endpoint })
  for (const one of agreed) recorder.log('audit.mcp_tool.approved', describe(one, reason))
  await stop()
}

function describe({ server, tool, reasons, changes }: WaitingTool, reason: string | undefined) {
  const shown = changes.slice(0, MOST_CHANGES).map(({ field, before, after }) => ({
    ...{ field, old: before?.slice(0, LONGEST), new: after?.slice(0, LONGEST) },
  }))
  return {
    'telltale.audit.type': 'mcp_tool.approved',
    'event.category': 'configuration',
    'event.type': 'change',
    'telltale.audit.object.type': 'mcp_tool',
    'telltale.audit.object.id': `${server}/${tool}`,
    'telltale.audit.object.name': tool,
    'telltale.audit.actor.type': 'user',
    'user.id': whoami(),
    'telltale.audit.changes': JSON.stringify(shown),
    // Why it waited says what somebody agreed to in spite of.
    'telltale.change.reason': [reason, ...reasons].filter(Boolean).join('; ') || undefined,
  }
}

/** The name of the account that runs this, as the system knows it. */
function whoami(): string {
  try {
    return userInfo().username
  } catch {
    // A container may run under a number that has no name.
    return `uid ${process.getuid?.() ?? '?'}`
  }
}
