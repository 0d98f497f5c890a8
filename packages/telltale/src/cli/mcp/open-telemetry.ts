import { type Guard, type Recorder, start } from '@telltale/sdk'
import type { McpSettings } from './parse-mcp-flags.ts'

/** Where the proxy's records go, and what decides for it. */
export interface Telemetry {
  readonly recorder: Recorder
  readonly guard: Guard
  /** Delivers what is left. Never rejects. */
  stop(): Promise<void>
}

/** Starts the SDK for the proxy, with the settings of its environment. */
export function openTelemetry({ mode, endpoint }: McpSettings): Telemetry {
  const service = process.env.OTEL_SERVICE_NAME ?? 'telltale-mcp'
  const { recorder, guard, stop } = start({ service, mode, endpoint })
  return { recorder, guard, stop: () => stop() }
}
