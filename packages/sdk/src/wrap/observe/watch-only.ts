import type { Guard } from '../../control/guard.ts'
import type { Watch } from './observe-call.ts'

/** Decides nothing: for hooks that tell of what has happened already. */
const SILENT: Guard = {
  enforces: false,
  check: ({ text }) => ({ action: 'allow', enforced: false, risk: 0, reason: 'not asked', findings: [], text }),
  approve: async () => true,
}

/**
 * The watch of a hook that can refuse nothing. In monitor mode texts are checked as elsewhere; in enforce mode they
 * are not, so that no record says that something was refused which went ahead.
 */
export function watchOnly({ recorder, guard }: Watch): Watch {
  return { recorder, guard: guard.enforces === false ? guard : SILENT }
}
