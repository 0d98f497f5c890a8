import { matchBasic, matchCurlUser, matchUrlPassword } from './authorization.ts'
import type { FoundSecret } from './found-secret.ts'
import { matchJsonWebToken } from './json-web-token.ts'
import { KEY_WORDS, type NameKind, PASSWORD_WORDS, WEAK_WORDS } from './key-name.ts'
import { matchOpensshBody, matchPrivateKey, matchPuttyKey } from './private-key.ts'
import { SECRET_RULES } from './rules/rule-list.ts'
import { VENDORS } from './vendors.ts'

/** What to do where a literal stands. */
export type Task =
  | { readonly kind: 'rule'; readonly index: number }
  | { readonly kind: 'name'; readonly names: NameKind }
  | {
      readonly kind: 'shape'
      readonly match: (text: string, start: number) => FoundSecret | undefined
      readonly bounded: boolean
    }
  | { readonly kind: 'vendor' }

const SHAPES: readonly (readonly [string, (text: string, start: number) => FoundSecret | undefined])[] = [
  ['-----begin ', matchPrivateKey],
  ['putty-user-key-file-', matchPuttyKey],
  ['b3blbnnzac1rzxktdje', matchOpensshBody],
  ['eyj', matchJsonWebToken],
  ['basic ', matchBasic],
  ['-u ', matchCurlUser],
  ['--user ', matchCurlUser],
  ['--proxy-user ', matchCurlUser],
  ['://', matchUrlPassword],
]

function listTasks(): ReadonlyMap<string, readonly Task[]> {
  const tasks = new Map<string, Task[]>()
  const add = (literal: string, task: Task): void => {
    const list = tasks.get(literal)
    if (list) list.push(task)
    else tasks.set(literal, [task])
  }
  for (const [index, { literals }] of SECRET_RULES.entries())
    for (const literal of literals) add(literal, { kind: 'rule', index })
  for (const [literal, match] of SHAPES) add(literal, { kind: 'shape', match, bounded: /^[a-z]/.test(literal) })
  for (const word of PASSWORD_WORDS) add(word, { kind: 'name', names: 'password' })
  for (const word of KEY_WORDS) add(word, { kind: 'name', names: 'key' })
  for (const word of WEAK_WORDS) add(word, { kind: 'name', names: 'weak' })
  for (const vendor of VENDORS) add(vendor, { kind: 'vendor' })
  return tasks
}

const TASKS = listTasks()

/** What secrets and the names of secrets begin with. */
export const SECRET_LITERALS: readonly string[] = [...TASKS.keys()]
/** By literal: what to do there. */
export const SECRET_TASKS: readonly (readonly Task[])[] = [...TASKS.values()]
