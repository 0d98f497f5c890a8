import type { ControlledGuard } from '../control/create-guard.ts'
import type { ExporterStats } from '../export/exporter.ts'
import type { TakeFinished } from '../record/finished.ts'
import type { Recorder } from '../record/recorder.ts'
import type { Settings } from './settings.ts'

/** What `start` gives: all that wrappers, helpers and middleware work with. */
export interface Handle {
  readonly recorder: Recorder
  readonly guard: ControlledGuard
  readonly settings: Settings
  /** Takes spans that others finished; see `createSpanProcessor`. */
  readonly take: TakeFinished
  /** False where not everything was delivered in time. Never rejects. */
  flush(timeoutMs?: number): Promise<boolean>
  /** Delivers what is left, in at most two seconds when left out, and ends everything. Never rejects. */
  stop(timeoutMs?: number): Promise<void>
  stats(): ExporterStats
}
