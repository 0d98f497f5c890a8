import { type Course, generateRuns } from './generate-runs/generate-runs.ts'
import { type RunExample, toExample } from './read-examples.ts'
import { createRunReader } from './read-runs.ts'

/** A made run as numbers. */
export interface MadeExample extends RunExample {
  readonly course: Course
}

const SEED = 2_025
/** Made runs of each kind of application. */
export const MADE_EACH = 200

/** Made runs as numbers, so many of each kind of application; `change` makes of a line what would have been sent. */
export function readMade(each: number, change: (line: string) => string = (line) => line): readonly MadeExample[] {
  const read = createRunReader()
  return Array.from(generateRuns(each, SEED), ({ label, line, course }, seq) => ({
    ...toExample({ label, ...read(change(line), seq) }),
    course,
  }))
}
