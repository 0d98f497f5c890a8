import type { Guard, Recorder } from '@telltale/sdk'
import type { Scan } from './inspect-tool.ts'
import type { ToolPins } from './tool-pins.ts'

/** How messages travel to the server. */
export interface ServerRoute {
  /** As the pins and the logs name it. */
  readonly name: string
  readonly transport: 'pipe' | 'tcp'
  /** For a server behind a network. */
  readonly address?: string
  readonly port?: number
}

/** What every session of one proxy shares. */
export interface McpProxyOptions {
  readonly server: ServerRoute
  readonly mode: 'monitor' | 'enforce'
  readonly recorder: Recorder
  readonly guard: Guard
  readonly scan: Scan
  readonly pins: ToolPins
  /** Largest message in bytes. */
  readonly maxMessage: number
  /** One line for the person who runs the proxy; never standard output. */
  readonly say: (line: string) => void
}
