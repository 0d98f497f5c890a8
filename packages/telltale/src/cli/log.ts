import { pino } from 'pino'
import type { Config } from '../config.ts'

export type Log = ReturnType<typeof createLog>

/** What the program says about itself: JSON lines on standard error, never a payload, never a secret. */
export function createLog(level: Config['logLevel']) {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: ['req.headers.authorization', 'req.headers.cookie', 'req.headers["x-telltale-key"]'],
    },
    pino.destination({ dest: 2, sync: true }),
  )
}
