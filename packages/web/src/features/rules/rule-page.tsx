import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { ruleQuery } from '../../lib/queries.ts'
import { Page } from '../../ui/page.tsx'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { RuleDesk } from './rule-desk.tsx'
import { RulesCrumb } from './rules-crumb.tsx'

const route = getRouteApi('/rules/$ruleId')

/** One rule: its text and fixtures, whether it catches the attack and spares the innocent, and how loud it would be. */
export function RulePage() {
  const { ruleId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(ruleQuery(ruleId))
  if (data) {
    return (
      <RuleDesk
        key={ruleId}
        id={ruleId}
        rule={data.rule}
        saved={data}
        search={search}
        onSearch={(next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true })}
      />
    )
  }
  return (
    <Page title="Rule" crumb={<RulesCrumb />}>
      {error ? (
        <div className="p-5">
          <ErrorPanel title="This rule could not be read" error={error} retry={() => void refetch()} />
        </div>
      ) : (
        <SkeletonRows rows={16} height={28} />
      )}
    </Page>
  )
}
