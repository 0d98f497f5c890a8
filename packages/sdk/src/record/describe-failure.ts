import type { Attributes } from './recorder.ts'

/** What was thrown, in OpenTelemetry's words. */
export interface Failure {
  readonly type: string
  readonly message: string
  /** The attributes of an `exception` event. */
  readonly exception: Attributes
}

/** Describes anything that can be thrown; never throws itself. */
export function describeFailure(error: unknown): Failure {
  try {
    return error instanceof Error ? describeError(error) : describeOther(error)
  } catch {
    return failure('_OTHER', '')
  }
}

function describeError(error: Error): Failure {
  const message = String(error.message)
  const type = typeName(error)
  return failure(type, message, typeof error.stack === 'string' ? error.stack : undefined)
}

function describeOther(error: unknown): Failure {
  if (typeof error === 'string') return failure('_OTHER', error)
  const message =
    typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error)
  return failure('_OTHER', message)
}

// The class says more than `name`, which many libraries leave at "Error".
function typeName(error: Error): string {
  const { name } = error.constructor
  return name === '' || name === 'Error' ? String(error.name) : name
}

function failure(type: string, message: string, stack?: string): Failure {
  return {
    type,
    message,
    exception: { 'exception.type': type, 'exception.message': message, 'exception.stacktrace': stack },
  }
}
