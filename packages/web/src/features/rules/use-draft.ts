import { useState } from 'react'
import type { RuleText } from '../../lib/api.ts'
import { dropDraft, keepDraft, loadDraft } from './drafts.ts'

/** A rule's text while it is worked on. */
export interface WorkingText extends RuleText {
  readonly isDirty: boolean
  /** When unsaved work that was found here was left; undefined when none was. */
  readonly restoredMs: number | undefined
  /** Someone else saved the rule since the work began. */
  readonly isStale: boolean
  /** False when the browser has no room for unsaved work. */
  readonly isKept: boolean
  readonly write: (change: Partial<RuleText>) => void
  /** Back to what is saved. */
  readonly discard: () => void
  /** The text is saved: nothing is left to keep. */
  readonly settle: () => void
}

interface Work {
  readonly text: RuleText
  readonly version: string
}

/**
 * What is worked on of rule `id`: its saved text with the unsaved work of this browser over it. Each change is kept
 * at once, so that a reload loses nothing.
 */
export function useDraft(id: string, saved: RuleText, version: string): WorkingText {
  const [found] = useState(() => loadDraft(localStorage, id))
  const [work, setWork] = useState<Work | undefined>(found && { text: found, version: found.version })
  const [isRestored, setRestored] = useState(found !== undefined)
  const [isKept, setKept] = useState(true)
  const text = work?.text ?? saved
  const forget = () => {
    dropDraft(localStorage, id)
    setWork(undefined)
    setRestored(false)
    setKept(true)
  }
  const isDirty = text.yaml !== saved.yaml || text.tests !== saved.tests
  return {
    yaml: text.yaml,
    tests: text.tests,
    isDirty,
    restoredMs: isRestored && isDirty ? found?.keptMs : undefined,
    isStale: isDirty && work !== undefined && work.version !== version,
    isKept,
    write: (change) => {
      const next = { yaml: text.yaml, tests: text.tests, ...change }
      if (next.yaml === text.yaml && next.tests === text.tests) return
      if (next.yaml === saved.yaml && next.tests === saved.tests) return forget()
      const begun = work?.version ?? version
      setWork({ text: next, version: begun })
      setKept(keepDraft(localStorage, id, { ...next, keptMs: Date.now(), version: begun }))
    },
    discard: forget,
    settle: forget,
  }
}
