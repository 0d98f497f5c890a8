import type { Desk } from '../desk/desk.ts'
import type { StoredRuleBook } from '../rules/stored-rule-book.ts'
import type { Log } from './log.ts'

const LOOK_MS = 1_000

/** Puts rules in force that another process changed, and tries the fixtures of the pack meanwhile; until it is closed. */
export function watchRules(book: StoredRuleBook, desk: Desk, log: Log): { close(): Promise<void> } {
  const stopping = new AbortController()
  const rehearsal = book
    .rehearse(stopping.signal)
    .catch((error: unknown) => log.error({ err: error }, 'the fixtures of the rules could not be tried'))
  let seen: number | undefined
  const look = async (): Promise<void> => {
    const change = await desk.rules.findRuleChange()
    if (seen !== undefined && change !== seen) await book.reload()
    seen = change
  }
  let turn = Promise.resolve()
  const timer = setInterval(() => {
    turn = turn.then(look).catch((error: unknown) => log.warn({ err: error }, 'rules could not be read again'))
  }, LOOK_MS).unref()
  return {
    async close() {
      clearInterval(timer)
      stopping.abort()
      await Promise.all([turn, rehearsal])
    },
  }
}
