/** Settings of one Telltale process, checked and complete. */
export interface Config {
  /** Absolute path. */
  readonly dataDir: string
  /** Address all listeners bind to; loopback unless told otherwise. */
  readonly host: string
  /** Screens and API. 0 picks a free port. */
  readonly port: number
  readonly otlpHttpPort: number
  readonly otlpGrpcPort: number
  readonly limits: ReceiveLimits
  /** Bytes of journal after which senders are told to come back later. */
  readonly journalMaxBytes: number
  /** Memory of its own that the process plans with, MiB. */
  readonly memoryMiB: number
  /** URL of a ClickHouse server instead of the embedded engine. */
  readonly clickhouseUrl: string | undefined
  /** Absolute path of a folder with a model that is asked where the scanner is not sure. */
  readonly secondOpinion: string | undefined
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** Bounds on what one request may ask of Telltale (reference: secure defaults). */
export interface ReceiveLimits {
  readonly compressedBytes: number
  readonly decompressedBytes: number
  /** Decompressed size over compressed size, enforced above `ratioFromBytes`. */
  readonly ratio: number
  readonly ratioFromBytes: number
  readonly jsonDepth: number
  readonly protobufDepth: number
  readonly recordsPerRequest: number
  readonly attributesPerRecord: number
  readonly keyBytes: number
  readonly valueBytes: number
  readonly bytesInFlight: number
  readonly requestMs: number
  readonly headersMs: number
}

export const DEFAULT_LIMITS: ReceiveLimits = {
  compressedBytes: 4 * 1024 * 1024,
  decompressedBytes: 20 * 1024 * 1024,
  ratio: 200,
  ratioFromBytes: 1024 * 1024,
  jsonDepth: 64,
  protobufDepth: 32,
  recordsPerRequest: 10_000,
  attributesPerRecord: 1_024,
  keyBytes: 256,
  valueBytes: 1024 * 1024,
  bytesInFlight: 256 * 1024 * 1024,
  requestMs: 30_000,
  headersMs: 10_000,
}

/** Whether an address is reachable from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)
}
