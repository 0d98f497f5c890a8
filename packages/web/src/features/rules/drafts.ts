import type { RuleText } from '../../lib/api.ts'
import { isObject } from '../../lib/http.ts'

/** Unsaved work on a rule, as this browser keeps it. */
interface RuleDraft extends RuleText {
  /** Epoch milliseconds. */
  readonly keptMs: number
  /** What the rule was when the work began: when it was last changed, or '' for as it came. */
  readonly version: string
}

/** Under which unsaved work on a rule that was never saved is kept. */
export const NEW_RULE = 'new'

const PREFIX = 'telltale.rule-draft.'
/** Rules with unsaved work; the oldest goes first. */
const MOST_DRAFTS = 20

/** Unsaved work on a rule; undefined where there is none. */
export function loadDraft(store: Storage, id: string): RuleDraft | undefined {
  return readDraft(store.getItem(PREFIX + id))
}

function readDraft(text: string | null): RuleDraft | undefined {
  if (text === null) return undefined
  try {
    const draft: unknown = JSON.parse(text)
    if (!isObject(draft)) return undefined
    const { yaml, tests, keptMs, version } = draft
    const isWhole = typeof yaml === 'string' && typeof tests === 'string' && typeof keptMs === 'number'
    return isWhole ? { yaml, tests, keptMs, version: typeof version === 'string' ? version : '' } : undefined
  } catch {
    return undefined // another program's words under our name
  }
}

/** Keeps unsaved work; false when the browser has no room for it. */
export function keepDraft(store: Storage, id: string, draft: RuleDraft): boolean {
  try {
    store.setItem(PREFIX + id, JSON.stringify(draft))
  } catch {
    return false
  }
  dropOldest(store)
  return true
}

/** Forgets unsaved work. */
export function dropDraft(store: Storage, id: string): void {
  store.removeItem(PREFIX + id)
}

/** Ids of the rules with unsaved work. */
export function draftIds(store: Storage): readonly string[] {
  const names = Array.from({ length: store.length }, (_, i) => store.key(i) ?? '')
  return names.filter((name) => name.startsWith(PREFIX)).map((name) => name.slice(PREFIX.length))
}

function dropOldest(store: Storage): void {
  const kept = draftIds(store).map((id) => ({ id, keptMs: loadDraft(store, id)?.keptMs ?? 0 }))
  const old = kept.toSorted((a, b) => b.keptMs - a.keptMs).slice(MOST_DRAFTS)
  for (const { id } of old) dropDraft(store, id)
}
