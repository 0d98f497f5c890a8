import { useQuery } from '@tanstack/react-query'
import { FirstRunPage } from '../features/first-run/first-run-page.tsx'
import { OverviewPage } from '../features/overview/overview-page.tsx'
import { statsQuery } from '../lib/queries.ts'
import { Page } from '../ui/page.tsx'
import { ErrorPanel, SkeletonRows } from '../ui/states.tsx'

/** The first screen: how to send the first event until one has come, what is going on ever after. */
export function HomePage() {
  const { data, error, refetch } = useQuery(statsQuery)
  if (data)
    return data.events === 0 && data.stored === 0 ? <FirstRunPage stats={data} /> : <OverviewPage stats={data} />
  return (
    <Page title="Overview">
      {error ? (
        <div className="p-5">
          <ErrorPanel title="The state of the server could not be read" error={error} retry={() => void refetch()} />
        </div>
      ) : (
        <SkeletonRows rows={6} height={46} />
      )}
    </Page>
  )
}
