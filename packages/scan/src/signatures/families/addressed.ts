import { ADDRESSEES } from '../../address/addressees.ts'
import { judgeAddress } from '../../address/find-addressed-orders.ts'
import { DISCUSSED_OR_FORBIDDEN } from '../discussing.ts'
import { buildFamily } from '../signature.ts'

/** Where others write: what a user, an operator or the model itself says to a program is how one talks to it. */
const READ = ['retrieval', 'tool', 'tool_arguments', 'tool_definition'] as const

/** Orders in data to whatever program reads it, by how the program is spoken to and what it shall do. */
export const addressed = buildFamily(
  {
    family: 'addressed',
    label: 'injection',
    atlas: ['AML.T0051.001'],
    owasp: ['LLM01:2026', 'ASI01:2026'],
    roles: READ,
    elsewhere: 0,
    unless: DISCUSSED_OR_FORBIDDEN,
  },
  [
    {
      id: 'addressed.order',
      score: 0.9,
      reason: 'Text that was read tells a program what to do.',
      literals: ADDRESSEES,
      check: judgeAddress,
    },
  ],
)
