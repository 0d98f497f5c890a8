import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AuditEntry } from '../api/audit-entry.ts'
import { createApi } from '../api/create-api.ts'
import { type Config, isLoopback } from '../config.ts'
import type { AccessKey, Desk } from '../desk/desk.ts'
import { openSqliteDesk } from '../desk/sqlite-desk.ts'
import { TelltaleError } from '../errors.ts'
import type { Journal } from '../journal/journal.ts'
import { openLmdbJournal } from '../journal/lmdb-journal.ts'
import { openStateFile } from '../journal/state-file.ts'
import { type MemoryGuard, watchMemory } from '../memory/memory-guard.ts'
import { type MemoryPlan, planMemory } from '../memory/memory-plan.ts'
import { type Pipeline, startPipeline } from '../pipeline/run-pipeline.ts'
import { createControlHandler } from '../receive/control-handler.ts'
import { createIngest, type Ingest } from '../receive/ingest.ts'
import { createOtlpGrpcServer } from '../receive/otlp-grpc.ts'
import { createOtlpHandler } from '../receive/otlp-handler.ts'
import { createOtlpHttpServer } from '../receive/otlp-http.ts'
import { StoredRuleBook } from '../rules/stored-rule-book.ts'
import { openEventStore } from '../store/open-store.ts'
import type { EventStore } from '../store/store.ts'
import type { Addresses } from './announce.ts'
import { toAuditRecord } from './audit-log.ts'
import { readHashKey } from './hash-key.ts'
import type { Log } from './log.ts'
import { findRulesDir, openRulePack, readTrials } from './open-rules.ts'
import { openStoryThread } from './open-story-thread.ts'
import { RefusalCounts } from './refusal-counts.ts'
import { StageSeconds } from './stage-seconds.ts'
import { startEngine } from './start-engine.ts'
import { startSecondReader } from './start-second-reader.ts'
import { readVersion } from './version.ts'
import { watchLosses } from './watch-losses.ts'
import { watchRules } from './watch-rules.ts'

/** A running server: where it listens, and how to end it. */
export interface TelltaleServer {
  readonly addresses: Addresses
  /** Takes nothing more in, stores what it has for up to three seconds, closes everything. */
  stop(): Promise<void>
}

interface Parts {
  readonly config: Config
  readonly plan: MemoryPlan
  readonly log: Log
  readonly journal: Journal
  readonly store: EventStore
  readonly desk: Desk
  readonly refusals: RefusalCounts
  readonly stages: StageSeconds
  readonly startedAtMs: number
}

const DRAIN_MS = 3_000
const FAIL_CLOSED_MS = 2_000

/** Opens what is on disk, starts the pipeline and the listeners. Whatever was opened is closed again when a later step fails. */
export async function startServer(config: Config, log: Log): Promise<TelltaleServer> {
  const startedAtMs = Date.now()
  const closers: (() => Promise<unknown>)[] = []
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    closers.unshift(() => part.close())
    return part
  }
  try {
    // Said before anything is opened: the engine thread could only say it again and again.
    if (config.secondOpinion !== undefined) await startSecondReader(config.secondOpinion).close()
    const plan = planMemory(config.memoryMiB)
    const hashKey = readHashKey(config.dataDir)
    const journal = opened(
      await openLmdbJournal({ dir: join(config.dataDir, 'journal'), capacityBytes: config.journalMaxBytes }),
    )
    const desk = opened(await openSqliteDesk(config.dataDir))
    const store = opened(
      await openEventStore({
        path: join(config.dataDir, 'events'),
        clickhouseUrl: config.clickhouseUrl,
        memory: plan.store,
      }),
    )
    const parts: Parts = {
      config,
      plan,
      log,
      journal,
      desk,
      store,
      refusals: new RefusalCounts(),
      stages: new StageSeconds(),
      startedAtMs,
    }
    const book: StoredRuleBook = new StoredRuleBook({
      pack: await openRulePack(findRulesDir(), config.dataDir),
      trials: await readTrials(),
      rules: desk.rules,
      alerts: desk.alerts,
      store,
      now: Date.now,
      apply: (rules) => pipeline.configure(rules),
    })
    const pipeline: Pipeline = startPipeline({
      journal,
      store,
      alerts: { saveAlerts: desk.alerts.saveAlerts, saveGaps: desk.rules.saveGaps },
      stateFile: openStateFile(join(config.dataDir, 'state')),
      config: await book.readConfig(),
      startWorker: () => {
        const { limits, secondOpinion } = config
        return startEngine({ hashKey, limits, room: plan.room, secondOpinion }, plan)
      },
      batch: plan.batch,
      now: Date.now,
      log,
      onProgress: (report) => parts.stages.add(report),
    })
    closers.unshift(() => pipeline.stop())
    const watch = opened(watchRules(book, desk, log))
    const losses = opened(openLossWatch(parts, pipeline))
    const guard = opened(openMemoryGuard(parts, pipeline))
    return await listen(parts, { pipeline, book, guard, watches: [watch, losses, guard] }, closers)
  } catch (error) {
    await closeAll(closers, log)
    throw error
  }
}

interface Behind {
  readonly pipeline: Pipeline
  readonly book: StoredRuleBook
  readonly guard: MemoryGuard
  readonly watches: readonly { close(): Promise<void> }[]
}

async function listen(
  parts: Parts,
  { pipeline, book, guard, watches }: Behind,
  closers: (() => Promise<unknown>)[],
): Promise<TelltaleServer> {
  const { config, log } = parts
  let stopping = false
  const ingest = openDoor(parts, pipeline, guard)
  const control = createControlHandler(ingest, { source: parts.desk.control, now: Date.now })
  const http = createOtlpHttpServer(ingest, { control, ready: () => !stopping && pipeline.state().phase === 'running' })
  const grpc = createOtlpGrpcServer(ingest)
  closers.unshift(() => http.close(DRAIN_MS))
  closers.unshift(async () => control.close())
  const otlpHttpPort = await listenOn(config.otlpHttpPort, '--otlp-http-port', (port) => http.listen(port, config.host))
  closers.unshift(() => grpc.close(DRAIN_MS))
  const otlpGrpcPort = await listenOn(config.otlpGrpcPort, '--otlp-grpc-port', (port) => grpc.listen(port, config.host))
  const urls = { otlpHttpUrl: urlOf(config.host, otlpHttpPort), otlpGrpcUrl: urlOf(config.host, otlpGrpcPort) }
  const stories = openStoryThread(new URL('./story-worker.js', import.meta.url))
  closers.unshift(() => stories.close())
  const api = createApi({
    tellTrace: stories.tell,
    store: parts.store,
    desk: parts.desk,
    rules: book,
    audit: (entry) => noteAudit(entry, parts, pipeline),
    journalStats: () => parts.journal.stats(),
    findQuarantined: (tenant, limit) => parts.journal.findQuarantined(limit, tenant),
    pipelineState: () => (stopping ? 'stopping' : pipeline.state().phase === 'running' ? 'running' : 'failed'),
    refusals: () => parts.refusals.list(),
    stageSeconds: () => parts.stages.list(),
    memory: () => guard,
    unscannedTexts: () => parts.stages.unscanned(),
    setup: () => ({
      otlpHttp: urls.otlpHttpUrl,
      otlpGrpc: urls.otlpGrpcUrl,
      events: `${urls.otlpHttpUrl}/v1/events`,
      dataDir: config.dataDir,
    }),
    auth: isLoopback(config.host) ? { mode: 'open' } : { mode: 'keys' },
    now: Date.now,
    version: readVersion(),
    startedAtMs: parts.startedAtMs,
    webDir: findWebDir(),
    ingestHandler: createOtlpHandler(ingest, control),
    logger: log,
  })
  closers.unshift(() => api.close())
  const port = await listenOn(config.port, '--port', async (wanted) => {
    await api.listen({ port: wanted, host: config.host })
    const address = api.server.address()
    return typeof address === 'object' && address !== null ? address.port : wanted
  })
  const addresses: Addresses = { url: urlOf(config.host, port), ...urls, port, otlpHttpPort, otlpGrpcPort }
  const stop = async (): Promise<void> => {
    stopping = true
    control.close()
    await Promise.all([stories.close(), api.close(), http.close(DRAIN_MS), grpc.close(DRAIN_MS)])
    if (!(await pipeline.drain(DRAIN_MS))) log.info('the rest of the journal is taken up at the next start')
    await pipeline.stop()
    await Promise.all(watches.map((watch) => watch.close()))
    await closeAll([() => parts.store.close(), () => parts.journal.close(), () => parts.desk.close()], log)
  }
  return { addresses, stop }
}

function openDoor(parts: Parts, pipeline: Pipeline, guard: MemoryGuard): Ingest {
  const { config, plan, log, journal, desk, refusals } = parts
  const bytesInFlight = Math.min(config.limits.bytesInFlight, plan.bytesInFlight)
  return createIngest({
    journal: {
      append: async (entry) => {
        const seq = await journal.append(entry).catch((error: unknown) => failClosed(error, log))
        pipeline.appended()
        return seq
      },
    },
    findKey: (secret, nowMs) => findAndTouchKey(desk, secret, nowMs),
    keysRequired: !isLoopback(config.host),
    limits: { ...config.limits, bytesInFlight },
    isTight: () => guard.isTight(),
    now: Date.now,
    onRefused: (reason, count) => refusals.add('ingest', reason, count),
    onUnexpected: (error) =>
      log.error({ err: error }, 'a request could not be taken in; the sender was told to come back'),
  })
}

function openMemoryGuard({ plan, log }: Parts, pipeline: Pipeline): MemoryGuard {
  return watchMemory({
    limitBytes: plan.totalBytes,
    isBusy: () => pipeline.state().lagEntries > 0,
    relieve: () => pipeline.relieve(),
    log,
  })
}

/** Every tenant has a key, but for the one that needs none. */
function openLossWatch({ store, desk, journal, log }: Parts, pipeline: Pipeline): { close(): Promise<void> } {
  return watchLosses({
    store,
    tenants: async () => [...new Set(['default', ...(await desk.listKeys()).map((key) => key.tenant)])],
    append: async (entry) => {
      await journal.append(entry)
      pipeline.appended()
    },
    now: Date.now,
    log,
  })
}

/** What was done stays done when the journal cannot take the note of it: then the log has it. */
function noteAudit(entry: AuditEntry, { journal, log }: Parts, pipeline: Pipeline): void {
  journal
    .append(toAuditRecord(entry, Date.now()))
    .then(() => pipeline.appended())
    .catch((error: unknown) => log.error({ err: error, ...entry }, 'an act of administration could not be noted'))
}

async function findAndTouchKey(desk: Desk, secret: string, nowMs: number): Promise<AccessKey | undefined> {
  const key = await desk.findKey(secret, nowMs)
  if (key !== undefined) await desk.touchKey(key.id, nowMs)
  return key
}

/** A disk that refused a sync is not to be trusted again by this process: it ends, and the next start looks. */
function failClosed(error: unknown, log: Log): never {
  if (error instanceof TelltaleError && error.code === 'JOURNAL_FAILED') {
    log.fatal(
      { code: error.code },
      'the disk refused a journal write: nothing more is acknowledged, ending in two seconds',
    )
    setTimeout(() => process.exit(1), FAIL_CLOSED_MS).unref()
  }
  throw error
}

async function listenOn(port: number, flag: string, start: (port: number) => Promise<number>): Promise<number> {
  try {
    return await start(port)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'PORT_IN_USE' && code !== 'EADDRINUSE') throw error
    const message = `Port ${port} is in use. Stop the other program, or choose another port with ${flag}; telltale doctor says more.`
    throw new TelltaleError('PORT_IN_USE', message)
  }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The built screens, beside the built program. */
function findWebDir(): string {
  return fileURLToPath(new URL('./web', import.meta.url))
}

async function closeAll(closers: readonly (() => Promise<unknown>)[], log: Log): Promise<void> {
  for (const close of closers)
    await close().catch((error: unknown) => log.error({ err: error }, 'could not be closed cleanly'))
}
