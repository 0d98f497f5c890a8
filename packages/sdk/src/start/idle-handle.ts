import type { ControlledGuard } from '../control/create-guard.ts'
import { createRecorder } from '../record/create-recorder.ts'
import type { Handle } from './handle.ts'
import { parseSettings } from './parse-settings.ts'
import type { Settings } from './settings.ts'

const NOTHING = { queue_full: 0, rejected: 0, too_large: 0, gave_up: 0 }

// Nothing is started: nothing is decided either, and nothing is scanned.
const IDLE_GUARD: ControlledGuard = {
  check: ({ text }) => ({ action: 'allow', enforced: false, risk: 0, reason: 'not started', findings: [], text }),
  approve: async () => true,
  update: () => {},
  watch: () => {},
  redact: (text) => text,
}

/** A handle that records nothing and allows everything. */
export function createIdleHandle(settings: Settings = parseSettings().settings, onStop: () => void = () => {}): Handle {
  const take = (): void => {}
  return {
    recorder: createRecorder({ take }),
    guard: IDLE_GUARD,
    settings,
    take,
    flush: async () => true,
    stop: async () => onStop(),
    stats: () => ({ sent: 0, waiting: 0, waitingBytes: 0, dropped: NOTHING }),
  }
}
