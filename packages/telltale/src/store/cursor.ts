import { TelltaleError } from '../errors.ts'
import type { Page, TailPosition } from './store.ts'

const MAX_LIMIT = 1_000

/** A place in the order of receive time and id, as an opaque text for the next page. */
export function encodeCursor(position: TailPosition): string {
  return Buffer.from(`${position.receivedMs}.${position.id}`).toString('base64url')
}

/** The place a cursor stands for; anything but what `encodeCursor` made rejects with `STORE_QUERY_INVALID`. */
function parseCursor(cursor: string): TailPosition {
  const found =
    cursor.length <= 100 ? /^(\d{1,16})\.([0-9a-f]{32})$/.exec(Buffer.from(cursor, 'base64url').toString()) : null
  const position = { receivedMs: Number(found?.[1]), id: found?.[2] ?? '' }
  if (found === null || !Number.isSafeInteger(position.receivedMs) || encodeCursor(position) !== cursor) {
    throw new TelltaleError('STORE_QUERY_INVALID', 'The cursor is not one that a page gave')
  }
  return position
}

/** How many rows to give; rejects what is not a whole number from 1 to 1000. */
export function checkLimit(limit: number): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= MAX_LIMIT) return limit
  throw new TelltaleError('STORE_QUERY_INVALID', `limit must be a whole number from 1 to ${MAX_LIMIT}`)
}

/** The place a page starts after, if it names one. */
export function startOf(page: Page): TailPosition | undefined {
  return page.cursor === undefined ? undefined : parseCursor(page.cursor)
}
