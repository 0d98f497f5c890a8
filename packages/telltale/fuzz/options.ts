import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm run fuzz` was asked to do. */
export interface FuzzOptions {
  /** Stop after so many seconds, whatever the count. */
  readonly seconds: number
  /** Stop after so many inputs, over all targets. */
  readonly inputs: number
  readonly seed: number
  /** Only targets whose name contains this. */
  readonly target: string
  readonly workers: number
  /** Where offending inputs are saved. */
  readonly out: string
}

/** Reads the command line; throws with what is allowed when a value is not. */
export function parseFuzzOptions(args: readonly string[]): FuzzOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string', default: '900' },
      inputs: { type: 'string', default: '10000000' },
      seed: { type: 'string', default: '1' },
      target: { type: 'string', default: '' },
      workers: { type: 'string', default: '2' },
      out: { type: 'string', default: join(tmpdir(), 'telltale-fuzz-findings') },
    },
  })
  return {
    seconds: wholeNumber('seconds', values.seconds),
    inputs: wholeNumber('inputs', values.inputs),
    seed: wholeNumber('seed', values.seed),
    target: values.target,
    workers: wholeNumber('workers', values.workers),
    out: values.out,
  }
}

function wholeNumber(name: string, text: string): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} must be a whole number from 1`)
  return value
}
