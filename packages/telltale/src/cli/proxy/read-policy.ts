import { readFileSync } from 'node:fs'
import type { EnforcementPolicy } from '@telltale/model'
import { parsePolicy } from '@telltale/sdk'
import { TelltaleError } from '../../errors.ts'

/** The policy of a file. Throws where there is none to be had: a policy that is left out would let everything pass. */
export function readPolicy(path: string): EnforcementPolicy {
  const parsed = parsePolicy(readJson(path))
  if (parsed.ok) return parsed.value
  const problems = parsed.problems.map(({ place, message }) => `\n          ${place} ${message}`)
  throw new TelltaleError('CONFIG_INVALID', `The policy ${path} cannot be used:${problems.join('')}`)
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new TelltaleError('CONFIG_INVALID', `The policy ${path} cannot be read as JSON.`, cause)
  }
}
