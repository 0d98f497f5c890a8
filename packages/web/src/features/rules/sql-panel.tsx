import { CopyButton } from '../../ui/copy-button.tsx'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Empty, Partial, SkeletonRows } from '../../ui/states.tsx'
import type { RuleCheck } from './use-rule-check.ts'

/** The hunt over stored events as ClickHouse reads it. */
export function SqlPanel({ check, isCurrent }: RuleCheck) {
  if (!check) return <SkeletonRows rows={6} height={28} />
  if (check.sql === null) {
    return (
      <div className="p-4">
        <Empty title="There is no SQL for this rule">
          {check.sql_problem ?? 'Mend the problems of the rule first.'}
        </Empty>
      </div>
    )
  }
  return (
    <div className="flex h-full flex-col">
      <div className="flex h-10 flex-none items-center gap-3 px-4">
        <p className="min-w-0 flex-1 text-12 text-fg-2">What a hunt asks of the stored events</p>
        <CopyButton text={check.sql} exact label="Copy the SQL" />
      </div>
      {!isCurrent && (
        <div className="px-4 pb-2">
          <Partial title="Of your text before the last change">It is being looked at again.</Partial>
        </div>
      )}
      <ScrollArea label="SQL of the hunt" className="min-h-0 flex-1 bg-sunken">
        <pre className="p-4 text-12 leading-[18px] whitespace-pre-wrap [overflow-wrap:anywhere]">{check.sql}</pre>
      </ScrollArea>
    </div>
  )
}
