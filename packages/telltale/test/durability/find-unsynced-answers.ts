import type { SystemCall } from './strace-log.ts'

/** What the log shows of the answers to numbered requests. */
export interface SyncOrder {
  /** 200s that could be matched to a request by the connection they went out on. */
  readonly answered: number
  /** Ids of those that went out before their bytes were known to be on stable storage. */
  readonly violations: readonly string[]
}

/** The id a load generator puts into each request: in a header, and in the body that is kept. */
const ASKED_ID = /x-telltale-test: ([a-z0-9]+-\d{6})/
const KEPT_ID = /[a-z0-9]+-\d{6}/g
const WRITES = new Set(['pwrite64', 'pwritev', 'pwritev2', 'writev', 'write'])
const SYNCS = new Set(['fdatasync', 'fsync', 'msync'])

/**
 * For every 200: the request's bytes were written to the journal file, then a sync of that file began and returned 0,
 * then the root page that makes them count was written through a descriptor opened with O_DSYNC, then the 200 began.
 */
export function findUnsyncedAnswers(calls: readonly SystemCall[], journalFile: string): SyncOrder {
  const ordered = calls.toSorted((a, b) => a.end - b.end)
  const ofFile = ordered.filter(({ args }) => fdPath(args)?.endsWith(journalFile))
  const dsync = new Set(
    ordered
      .filter(({ name, args }) => name === 'openat' && args.includes(journalFile) && args.includes('O_DSYNC'))
      .map(({ result }) => result),
  )
  const writes = ofFile.filter(({ name, result }) => WRITES.has(name) && result > 0)
  const syncs = ofFile.filter(({ name, result }) => SYNCS.has(name) && result === 0)
  const roots = writes.filter(({ args }) => dsync.has(fdNumber(args)))
  const firstWrites = findFirstWrites(writes)
  const violations: string[] = []
  const answers = matchAnswers(ordered)
  for (const { id, start } of answers) {
    const written = firstWrites.get(id)
    const synced = written && syncs.find((sync) => sync.start >= written.end && sync.start !== written.start)
    const rooted = synced && roots.find((root) => root.start >= synced.end)
    if (rooted === undefined || rooted.end > start) violations.push(id)
  }
  return { answered: answers.length, violations }
}

function findFirstWrites(writes: readonly SystemCall[]): ReadonlyMap<string, SystemCall> {
  const first = new Map<string, SystemCall>()
  for (const write of writes) {
    for (const [id] of write.args.matchAll(KEPT_ID)) {
      if (!first.has(id)) first.set(id, write)
    }
  }
  return first
}

/** A connection carries one request at a time, so the next 200 on it belongs to the id read last. */
function matchAnswers(calls: readonly SystemCall[]): readonly { readonly id: string; readonly start: number }[] {
  const asked = new Map<number, string>()
  const answers: { id: string; start: number }[] = []
  for (const { name, args, start, result } of calls) {
    const fd = fdNumber(args)
    const id = name === 'read' && result > 0 ? ASKED_ID.exec(args)?.[1] : undefined
    if (id !== undefined) asked.set(fd, id)
    const waiting = asked.get(fd)
    if (waiting === undefined || !WRITES.has(name) || !args.includes('HTTP/1.1 200')) continue
    answers.push({ id: waiting, start })
    asked.delete(fd)
  }
  return answers
}

function fdNumber(args: string): number {
  return Number.parseInt(args, 10)
}

function fdPath(args: string): string | undefined {
  return /^\d+<([^>]*)>/.exec(args)?.[1]
}
