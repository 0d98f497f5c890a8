import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { controlQuarantineQuery, MOST_APPROVALS, pendingApprovalsQuery, policyQuery } from '../../lib/queries.ts'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { ApprovalList } from './approval-list.tsx'
import { leadSentence } from './control-words.ts'
import { DecidedList } from './decided-list.tsx'
import { PolicyPanel } from './policy-panel.tsx'
import { QuarantinePanel } from './quarantine-panel.tsx'

const route = getRouteApi('/control')
const VIEWS = ['approvals', 'quarantine', 'policy'] as const

/** What applications may do: what waits for a person, whose calls are refused, and the policy. */
export function ControlPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const view = VIEWS.find((name) => name === search.view) ?? 'approvals'
  const approvals = useQuery(pendingApprovalsQuery)
  const quarantine = useQuery(controlQuarantineQuery)
  const policy = useQuery(policyQuery)
  const chosen = { approvals, quarantine, policy }[view]
  return (
    <Page
      title="Control"
      actions={
        <Segmented
          label="What to show"
          value={view}
          onChange={(next) => void navigate({ search: next === 'approvals' ? {} : { view: next }, replace: true })}
          options={[
            { value: 'approvals', label: 'Approvals', count: approvals.data?.approvals.length },
            { value: 'quarantine', label: 'Quarantine', count: quarantine.data?.entries.length },
            { value: 'policy', label: 'Policy', count: policy.data?.policy?.rules.length },
          ]}
        />
      }
    >
      <div className="h-full overflow-auto">
        <div className="grid max-w-[960px] gap-5 p-5">
          {approvals.data && quarantine.data && policy.data && (
            <p className="text-20 font-semibold tracking-[-0.01em]">
              {leadSentence(approvals.data.approvals, quarantine.data.entries, policy.data.policy)}
            </p>
          )}
          {!chosen.data && !chosen.error && <SkeletonRows rows={4} height={64} />}
          {!chosen.data && chosen.error && (
            <ErrorPanel title="This could not be read" error={chosen.error} retry={() => void chosen.refetch()} />
          )}
          {view === 'approvals' && approvals.data && (
            <>
              <ApprovalList
                approvals={approvals.data.approvals}
                isCut={approvals.data.approvals.length >= MOST_APPROVALS}
              />
              <DecidedList />
            </>
          )}
          {view === 'quarantine' && quarantine.data && (
            <QuarantinePanel
              key={`${search.kind} ${search.value}`}
              entries={quarantine.data.entries}
              kind={search.kind}
              value={search.value}
            />
          )}
          {view === 'policy' && policy.data && <PolicyPanel current={policy.data} />}
        </div>
      </div>
    </Page>
  )
}
