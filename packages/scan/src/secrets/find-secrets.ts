import { findKnownLiterals } from '../known-literals.ts'
import { matchAssignment } from './assignment.ts'
import type { FoundSecret } from './found-secret.ts'
import { isAlphanumeric } from './found-secret.ts'
import { matchRule } from './match-rule.ts'
import { SECRET_RULES } from './rules/rule-list.ts'
import { SECRET_TASKS, type Task } from './secret-tasks.ts'

/** In each stretch of this many characters only so many tries may fail, so that time stays linear in length. */
const STRETCH = 4096
const MAX_FAILED = 200
/** How far in front of a bare "key" the name of a service makes it a key. */
const VENDOR_REACH = 60

/** Surest first, then longest; what overlaps a surer one is dropped. */
function withoutOverlaps(found: readonly FoundSecret[]): readonly FoundSecret[] {
  // Nearly always they come in order already.
  const inOrder = found.every((one, at) => at === 0 || one.start > (found[at - 1]?.start ?? 0))
  const order = inOrder ? found : [...found].sort((a, b) => a.start - b.start || b.score - a.score || b.end - a.end)
  const kept: FoundSecret[] = []
  for (const one of order) {
    const last = kept.at(-1)
    if (last === undefined || one.start >= last.end) kept.push(one)
    else if (isBetter(one, last)) kept[kept.length - 1] = one
  }
  return kept
}

function isBetter(one: FoundSecret, other: FoundSecret): boolean {
  const generic = Number(one.rule.startsWith('generic-')) - Number(other.rule.startsWith('generic-'))
  return generic !== 0 ? generic < 0 : one.score > other.score
}

/** Every secret in a text, in the order they stand, none overlapping another. */
export function findSecrets(text: string): readonly FoundSecret[] {
  const { count, literals, starts, ends } = findKnownLiterals('secret', text)
  if (count === 0) return []
  const found: FoundSecret[] = []
  // By rule; a plain list, since most texts need none of it.
  const seenUntil: number[] = []
  let namesUntil = 0
  let vendorEnd = -VENDOR_REACH - 1
  let stretch = 0
  let failed = 0

  const inspect = (task: Task, start: number, end: number): FoundSecret | undefined => {
    if (task.kind === 'shape') {
      if (task.bounded && start > 0 && isAlphanumeric(text.charCodeAt(start - 1))) return undefined
      return task.match(text, start)
    }
    if (task.kind === 'name') {
      if (start < namesUntil) return undefined
      const near = task.names === 'weak' && end - vendorEnd < VENDOR_REACH
      const { secret, readUntil } = matchAssignment(text, start, end, near ? 'key' : task.names)
      if (secret) namesUntil = secret.end
      // A long value that is none costs as much as many short ones.
      else failed += (readUntil - end) >> 4
      return secret
    }
    if (task.kind !== 'rule' || start < (seenUntil[task.index] ?? 0)) return undefined
    const rule = SECRET_RULES[task.index]
    if (rule === undefined) return undefined
    const one = matchRule(text, start, rule)
    // Also after a match that did not convince: what it covers is not looked at again by the same rule.
    seenUntil[task.index] = Math.max(start, rule.pattern.lastIndex)
    return one
  }

  for (let hit = 0; hit < count; hit += 1) {
    const [start = 0, end = 0] = [starts[hit], ends[hit]]
    if (start - stretch >= STRETCH) {
      stretch = start
      failed = 0
    }
    for (const task of SECRET_TASKS[literals[hit] ?? 0] ?? []) {
      if (task.kind === 'vendor') {
        vendorEnd = end
        continue
      }
      if (failed >= MAX_FAILED) break
      const one = inspect(task, start, end)
      if (one) found.push(one)
      else failed += 1
    }
  }
  return found.length < 2 ? found : withoutOverlaps(found)
}
