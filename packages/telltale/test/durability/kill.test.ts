import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLedgerBreaks, readLedger } from './ledger.ts'
import { readProgramIds } from './read-program-ids.ts'
import { Bench, PROGRAM, type Subject } from './subject.ts'

const TRIALS = Number(process.env.TELLTALE_KILL_TRIALS ?? 20)
const TRIAL_MS = 15_000
// Written into the test's name, so that a failing run can be made again.
const SEED = Number(process.env.TELLTALE_KILL_SEED ?? Date.now() % 1_000_000)

const bench = new Bench()
beforeAll(() => bench.prepare())
afterAll(() => bench.close())

/** A small generator of numbers from 0 to 1 (mulberry32), the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    const mixed = Math.imul(state ^ (state >>> 15), state | 1)
    const more = mixed ^ (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61))
    return ((more ^ (more >>> 14)) >>> 0) / 2 ** 32
  }
}

interface KillRun<S extends Subject> {
  readonly name: string
  start(dir: string): Promise<S | undefined>
  readIds(subject: S, sent: number): Promise<readonly string[]>
}

/** Load, a kill at a random moment, a restart and a look at everything, again and again on the same data. */
async function killAgainAndAgain<S extends Subject>(run: KillRun<S>): Promise<void> {
  const random = createRandom(SEED)
  const dir = bench.freshDir(run.name)
  for (let trial = 0; trial < TRIALS; trial++) {
    if (random() < 0.2) await bench.killDuringStart(() => run.start(dir), random() * 600)
    const subject = await run.start(dir)
    if (subject === undefined) throw new Error(`trial ${trial}: the server did not start again`)
    const ledger = readLedger(dir)
    const breaks = findLedgerBreaks(ledger, await run.readIds(subject, ledger.sent.size))
    expect(breaks, `trial ${trial}, seed ${SEED}`).toEqual([])
    const load = { concurrency: 16, durationMs: TRIAL_MS, padBytes: Math.floor(random() * 6_000) }
    const loaded = bench.runLoad({ url: subject.url, ledgerDir: dir, prefix: `t${trial}`, ...load })
    const timer = setTimeout(() => process.kill(subject.pid, 'SIGKILL'), 100 + random() * 400)
    await loaded
    clearTimeout(timer)
    // Its sockets close before the last of it is gone.
    const alive = expect.poll(() => subject.isAlive(), {
      timeout: 10_000,
      message: 'the load ended because of the kill',
    })
    await alive.toBe(false)
  }
  const last = await run.start(dir)
  if (last === undefined) throw new Error('the server did not start again')
  const ledger = readLedger(dir)
  expect(findLedgerBreaks(ledger, await run.readIds(last, ledger.sent.size))).toEqual([])
  expect(ledger.acked.size).toBeGreaterThan(TRIALS)
  await last.kill('SIGTERM')
}

describe(`after kill -9 at random moments (${TRIALS} trials, seed ${SEED})`, () => {
  test(
    'the journal has every acknowledged entry once, and nothing that was not sent',
    { timeout: TRIALS * TRIAL_MS },
    () =>
      killAgainAndAgain({
        name: 'journal',
        start: (dir) => bench.startJournalServer({ dir }),
        readIds: async ({ url }) => {
          const bodies = (await (await fetch(url)).text()).split('\n').filter((line) => line !== '')
          return bodies.map((line) => String(JSON.parse(line)['gen_ai.conversation.id']))
        },
      }),
  )

  test.skipIf(!existsSync(PROGRAM))(
    `the program shows every acknowledged event once ${existsSync(PROGRAM) ? '' : '(skipped: it is not built)'}`,
    { timeout: TRIALS * TRIAL_MS },
    () =>
      killAgainAndAgain({
        name: 'program',
        start: (dir) => bench.startProgram({ dir }),
        readIds: ({ apiUrl }) => readProgramIds(apiUrl),
      }),
  )
})
