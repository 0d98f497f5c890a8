/** What a whole request can be refused for. `retryAfterSeconds` is given where coming back can help. */
interface RefusalKind {
  readonly http: number
  /** Status code of gRPC, also the `code` of the error body that OTLP/HTTP asks for. */
  readonly grpc: number
  readonly retryAfterSeconds?: number
}

// OTLP clients drop what is answered with 500; anything a retry could mend is 429 or 503.
const KINDS = {
  malformed: { http: 400, grpc: 3 },
  /** The sender hung up before its request was whole; nobody reads the answer. */
  disconnected: { http: 400, grpc: 1 },
  unauthenticated: { http: 401, grpc: 16 },
  forbidden: { http: 403, grpc: 7 },
  too_large: { http: 413, grpc: 8 },
  unsupported: { http: 415, grpc: 3 },
  overloaded: { http: 429, grpc: 8, retryAfterSeconds: 1 },
  memory: { http: 503, grpc: 14, retryAfterSeconds: 2 },
  journal_full: { http: 503, grpc: 14, retryAfterSeconds: 30 },
  journal_failed: { http: 503, grpc: 14, retryAfterSeconds: 60 },
  unexpected: { http: 503, grpc: 14, retryAfterSeconds: 5 },
} as const satisfies Record<string, RefusalKind>

export type RefusalReason = keyof typeof KINDS

/** A request that is not taken: thrown inside `receive/`, answered at its edge. */
export class Refusal extends Error {
  readonly reason: RefusalReason

  constructor(reason: RefusalReason, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'Refusal'
    this.reason = reason
  }

  get kind(): RefusalKind {
    return KINDS[this.reason]
  }
}
