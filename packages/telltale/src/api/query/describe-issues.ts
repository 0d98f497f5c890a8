import type { z } from 'zod'

/** Everything that is wrong with a value, each with its place: `rules.0.action must be …`. */
export function describeIssues(error: z.ZodError): readonly string[] {
  return error.issues.map((issue) => [issue.path.join('.') || 'the body', issue.message].join(' '))
}
