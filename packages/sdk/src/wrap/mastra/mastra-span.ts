/** What is read of a span that Mastra exports. */
export interface MastraSpan {
  readonly id: string
  readonly type: string
  readonly name: string
  readonly parentSpanId?: string | undefined
  readonly entityName?: string | undefined
  readonly entityId?: string | undefined
  readonly startTime: Date | string
  readonly endTime?: Date | string | undefined
  readonly attributes?: object | undefined
  readonly metadata?: object | undefined
  readonly input?: unknown
  readonly output?: unknown
  readonly errorInfo?: { readonly message: string; readonly name?: string | undefined } | undefined
}

/** When a span began or ended, in milliseconds since 1970. */
export function timeOf(time: Date | string | undefined): number | undefined {
  const ms = time === undefined ? Number.NaN : new Date(time).getTime()
  return Number.isFinite(ms) ? ms : undefined
}
