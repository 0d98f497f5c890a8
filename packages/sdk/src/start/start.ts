import { type ControlledGuard, createGuard } from '../control/create-guard.ts'
import { followControl } from '../control/follow-control.ts'
import { createContentFilter } from '../export/content/create-content-filter.ts'
import { findSensitive } from '../export/content/find-sensitive.ts'
import { createExporter } from '../export/create-exporter.ts'
import type { Exporter } from '../export/exporter.ts'
import { createRecorder } from '../record/create-recorder.ts'
import { OWN_SCOPE } from '../record/finished.ts'
import type { Recorder } from '../record/recorder.ts'
import { checksMade } from '../wrap/observe/check-later.ts'
import type { Handle } from './handle.ts'
import { createIdleHandle } from './idle-handle.ts'
import { parseSettings } from './parse-settings.ts'
import type { Environment, Settings, StartOptions } from './settings.ts'

const told = new Set<string>()
const MOST_TOLD = 100
const idle = createIdleHandle()

// One for the process, even where the SDK is loaded twice: as a module and with `require`, or by the register flag.
const PLACE = Symbol.for('telltale.sdk.started.1')
const shared = globalThis as { [PLACE]?: Handle | undefined }

/** The handle of this process; before `start` one that records nothing and allows everything. */
export function current(): Handle {
  return shared[PLACE] ?? idle
}

/** Starts recording and sending. Never throws; a second call gives what the first one started. */
export function start(options: StartOptions = {}): Handle {
  const before = shared[PLACE]
  if (before !== undefined) return before
  try {
    const { settings, problems } = parseSettings(options, environment())
    for (const problem of problems) warnOnce(problem)
    const handle = settings.isDisabled ? createIdleHandle(settings, forget) : startWith(settings)
    shared[PLACE] = handle
    return handle
  } catch (error) {
    warnOnce(`not started, the application goes on: ${String(error)}`)
    return idle
  }
}

function forget(): void {
  shared[PLACE] = undefined
}

function startWith(settings: Settings): Handle {
  const exporter = startExporter(settings)
  const recorder = createRecorder({ take: exporter.take })
  const guard = startGuard(settings, recorder)
  const { endpoint, key } = settings
  const control = followControl({ endpoint, key, guard, onProblems: (all) => all.forEach(tellControl) })
  const handle: Handle = {
    recorder,
    guard,
    settings,
    take: exporter.take,
    flush: async (timeoutMs) => {
      await checksMade()
      return exporter.flush(timeoutMs)
    },
    stop: async (timeoutMs) => {
      if (shared[PLACE] === handle) forget()
      control.stop()
      await checksMade()
      await exporter.stop(timeoutMs)
    },
    stats: () => exporter.stats(),
  }
  return handle
}

function tellControl({ place, message }: { readonly place: string; readonly message: string }): void {
  warnOnce(`what the server decided, ${place}: ${message}`)
}

function startExporter(settings: Settings): Exporter {
  return createExporter({
    endpoint: settings.endpoint,
    key: settings.key,
    headers: settings.headers,
    compression: settings.compression,
    content: settings.content,
    hashKey: settings.hashKey,
    resource: new Map([
      ...settings.resource,
      ['telemetry.sdk.name', OWN_SCOPE.name],
      ['telemetry.sdk.version', OWN_SCOPE.version],
      ['telemetry.sdk.language', 'nodejs'],
    ]),
    spool: settings.spool,
    queue: { bytes: settings.queueBytes },
    warn: warnOnce,
  })
}

function startGuard(settings: Settings, recorder: Recorder): ControlledGuard {
  const { policy, mode, onFailure, approve, endpoint, key, service } = settings
  return createGuard({
    recorder,
    mode,
    ...(policy === undefined ? {} : { policy }),
    ...(onFailure === undefined ? {} : { onFailure }),
    ...(approve === undefined ? {} : { approve }),
    approvals: { endpoint, key, app: service, shorten: shortenWith(settings) },
  })
}

/** What a person is asked about leaves the application too, hence by the same rules. */
function shortenWith({ content, hashKey, key }: Settings): (text: string) => string {
  const filter = createContentFilter({ mode: content, key: hashKey ?? key ?? '', find: findSensitive })
  return (text) => String(filter.attributes(new Map([['body', text]])).get('body') ?? '')
}

function warnOnce(sentence: string): void {
  if (told.has(sentence) || told.size >= MOST_TOLD) return
  told.add(sentence)
  console.warn(`telltale: ${sentence}`)
}

function environment(): Environment {
  return (globalThis as { readonly process?: { readonly env?: Environment } }).process?.env ?? {}
}
