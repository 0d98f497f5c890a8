import type { Desk } from '../desk/desk.ts'
import type { StoredRuleBook } from '../rules/stored-rule-book.ts'
import type { Log } from './log.ts'

const LOOK_MS = 1_000

/** Puts rules in force that another process changed, until it is closed. */
export function watchRules(book: StoredRuleBook, desk: Desk, log: Log): { close(): Promise<void> } {
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
      await turn
    },
  }
}
