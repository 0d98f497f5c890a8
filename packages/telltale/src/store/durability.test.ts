import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeRows } from './encode-rows.ts'
import { openEventStore } from './open-store.ts'
import { idOf, NOON, sampleEvent } from './test/samples.ts'

const EVENTS_A_BATCH = 50
const modules = fileURLToPath(new URL('../../../../node_modules', import.meta.url))
const model = fileURLToPath(new URL('../../../model/src/index.ts', import.meta.url))
const sigma = fileURLToPath(new URL('../../../sigma/src/index.ts', import.meta.url))
let folder = ''
let program = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'telltale-durability-'))
  // Below node_modules, where the bundle finds the engine.
  program = join(modules, `.telltale-durability-${process.pid}.mjs`)
  await build({
    entryPoints: [fileURLToPath(new URL('./test/write-until-killed.ts', import.meta.url))],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { '@telltale/model': model, '@telltale/sigma': sigma },
  })
})

afterAll(async () => {
  await rm(program, { force: true })
  await rm(folder, { recursive: true, force: true })
})

describe('what a store acknowledged', () => {
  test('is there after kill -9 in the middle of writing, whole and once, and the store opens again', async () => {
    const path = join(folder, 'killed')
    let batch = 0
    for (let round = 0; round < 4; round += 1) {
      const acknowledged = await writeAndKill(path, batch, batch + 1 + round * 3)
      const store = await openEventStore({ path })
      for (let i = 0; i <= acknowledged; i += 1) {
        const { events } = await store.findEvents('default', { fromMs: NOON + i, toMs: NOON + i + 1 }, { limit: 100 })
        expect(events).toHaveLength(EVENTS_A_BATCH)
      }
      // What was under way may be there or not, but never in part and never twice once it is written again.
      const { total } = await store.countEvents('default')
      expect(total % EVENTS_A_BATCH).toBe(0)
      const repeated = Array.from({ length: EVENTS_A_BATCH }, (_, i) =>
        sampleEvent({ name: `${acknowledged}-${i}`, receivedMs: NOON + acknowledged }),
      )
      await store.write(encodeRows({ events: repeated, records: [] }))
      expect((await store.countEvents('default')).total).toBe(total)
      expect(await store.findEvent('default', idOf(`${acknowledged}-0`))).toBeDefined()
      await store.close()
      batch = acknowledged + 1 // the one under way is written again
    }
  }, 120_000)

  test.skipIf(!hasStrace())(
    'was synced to disk before: data, then folder, then rename (shown by strace)',
    async () => {
      const log = join(folder, 'strace.log')
      const args = [
        '-f',
        '-y',
        '-e',
        'trace=fsync,fdatasync,rename,write',
        '-o',
        log,
        process.execPath,
        program,
        join(folder, 'traced'),
        '0',
        '1',
      ]
      execFileSync('strace', args, { stdio: 'ignore' })
      const lines = (await readFile(log, 'utf8')).split('\n')
      const acknowledged = lines.findIndex((line) => line.includes('"acknowledged 0'))
      expect(acknowledged).toBeGreaterThan(0)
      const before = lines.slice(0, acknowledged)
      for (const part of [/insert_[\w]+\/data\.bin>/, /insert_[\w]+\/checksums\.txt>/, /\/20261120_\w+>/]) {
        const synced = before.filter((line) => /f(data)?sync\(/.test(line) && part.test(line))
        expect(synced.length).toBeGreaterThanOrEqual(2) // one part of records, one of events
      }
    },
    60_000,
  )
})

/** Starts the writer and kills it as soon as it has acknowledged a batch; gives the last one acknowledged. */
async function writeAndKill(path: string, first: number, last: number): Promise<number> {
  const child: ChildProcess = spawn(process.execPath, [program, path, String(first)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let acknowledged = -1
  if (child.stdout === null) throw new Error('the writer has no output')
  for await (const line of createInterface(child.stdout)) {
    const found = /^acknowledged (\d+)$/.exec(line)
    if (found === null) continue
    acknowledged = Number(found[1])
    if (acknowledged >= last && !child.killed) child.kill('SIGKILL')
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return acknowledged
}

function hasStrace(): boolean {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0
}
