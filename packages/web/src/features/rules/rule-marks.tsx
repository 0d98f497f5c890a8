import type { RuleJson } from '@telltale/model'
import { useNow } from '../../lib/clock.ts'
import { formatAge } from '../../lib/format-time.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { levelIn, originName } from './rule-words.ts'
import type { WorkingText } from './use-draft.ts'

interface RuleMarksProps {
  readonly rule: RuleJson | undefined
  readonly work: WorkingText
}

/** Beside the title: how bad, where from, and whether there is work that is not saved. */
export function RuleMarks({ rule, work }: RuleMarksProps) {
  const now = useNow()
  const level = levelIn(work.yaml)
  return (
    <span className="-m-1 flex min-w-0 items-center gap-2 overflow-hidden p-1">
      {level && <LevelBadge level={level} />}
      <Chip tone="soft">{rule ? originName(rule.origin) : 'New'}</Chip>
      {work.isDirty && <Chip>Not saved</Chip>}
      {work.isDirty && (
        <span className="min-w-0 overflow-hidden text-12 text-ellipsis whitespace-nowrap text-fg-3">
          {draftWords(work, now)}
        </span>
      )}
      {work.isDirty && (
        <Button small look="ghost" onClick={work.discard}>
          Discard
        </Button>
      )}
    </span>
  )
}

function draftWords({ isKept, isStale, restoredMs }: WorkingText, nowMs: number): string {
  if (!isKept) return 'this browser has no room to keep it'
  if (isStale) return 'someone else has saved this rule since you began'
  if (restoredMs === undefined) return 'kept in this browser'
  return `from ${formatAge(new Date(restoredMs).toISOString(), nowMs)} ago, kept in this browser`
}
