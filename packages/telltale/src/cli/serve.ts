import { mkdirSync } from 'node:fs'
import { type Config, isLoopback } from '../config.ts'
import { TelltaleError } from '../errors.ts'
import { announce } from './announce.ts'
import { createLog, type Log } from './log.ts'
import { startServer, type TelltaleServer } from './start-server.ts'

/** Runs the server until SIGINT or SIGTERM, then drains and stops; a second signal stops at once. */
export async function runServe(config: Config): Promise<void> {
  const startedAtMs = Date.now()
  const log = createLog(config.logLevel)
  makeDataDir(config.dataDir)
  const server = await startServer(config, log)
  stopOnSignal(server, log)
  announce(config, server.addresses, Date.now() - startedAtMs)
  if (!isLoopback(config.host))
    log.warn({ host: config.host }, 'reachable from other machines: put a TLS proxy in front')
  process.send?.({ ready: server.addresses })
}

function makeDataDir(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new TelltaleError('DATA_DIR_UNUSABLE', `The data directory ${path} cannot be made.`, cause)
  }
}

function stopOnSignal(server: TelltaleServer, log: Log): void {
  let stopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (stopping) process.exit(130)
    stopping = true
    log.info({ signal }, 'stopping')
    if (process.stdout.isTTY) process.stdout.write('\nStopping: finishing what was taken in …\n')
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly; what was acknowledged is in the journal')
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  // Started by `npm start`: without it nobody is left to stop this process.
  process.once('disconnect', () => stop('SIGTERM'))
}
