import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { AlertJson } from '@telltale/model'
import { ExportMenu } from '../features/story/export-menu.tsx'
import { StoryView } from '../features/story/story-view.tsx'
import { TraceView } from '../features/trace/trace-view.tsx'
import { compareLevels } from '../lib/alert-levels.ts'
import { sessionOf } from '../lib/event-fields.ts'
import { storyQuery, traceQuery } from '../lib/queries.ts'
import { useNarrow } from '../lib/use-narrow.ts'
import { IdChip } from '../ui/chip.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { LevelBadge } from '../ui/level-badge.tsx'
import { Page } from '../ui/page.tsx'
import { QuarantineLink } from '../ui/quarantine-link.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { ErrorPanel, SkeletonRows } from '../ui/states.tsx'
import { UntrustedLine } from '../ui/untrusted.tsx'

const route = getRouteApi('/traces/$traceId')

type View = 'story' | 'spans'

/** One trace: as a story that says where its words went, or by its spans. */
export function TraceScreen() {
  const { traceId } = route.useParams()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const view: View = search.view === 'spans' ? 'spans' : 'story'
  const story = useQuery({ ...storyQuery(traceId), enabled: view === 'story' })
  const trace = useQuery(traceQuery(traceId))
  const session = trace.data ? sessionOf(trace.data.events) : ''
  const worst = story.data?.alerts.toSorted((a, b) => compareLevels(a.level, b.level))[0]
  const isNarrow = useNarrow(1000)
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  // What is picked in one view is not in the other.
  const setView = (next: View) => void navigate({ search: next === 'spans' ? { view: next } : {} })
  const back = () => void navigate({ to: '/traces' })
  return (
    <Page
      title={worst ? worst.title : 'Trace'}
      heading={view === 'story' && worst ? <UntrustedLine text={worst.title} title={worst.title} /> : undefined}
      crumb={<Crumb traceId={traceId} worst={view === 'story' ? worst : undefined} />}
      beside={
        !isNarrow && (
          <>
            <IdChip id={traceId} length={worst ? 8 : 32} />
            <CopyButton text={traceId} exact label="Copy id" />
          </>
        )
      }
      actions={
        <>
          {session !== '' && <QuarantineLink session={session} />}
          {view === 'story' && story.data && <ExportMenu traceId={traceId} />}
          <Segmented
            label="View of the trace"
            options={[
              { value: 'story', label: 'Story' },
              { value: 'spans', label: 'Spans', count: trace.data?.span_count },
            ]}
            value={view}
            onChange={setView}
          />
        </>
      }
    >
      {view === 'story' && story.data && (
        <StoryView story={story.data} search={search} onChange={change} onBack={back} />
      )}
      {view === 'spans' && trace.data && (
        <TraceView trace={trace.data} search={search} onChange={change} onBack={back} />
      )}
      <Waiting
        what={view === 'story' ? 'This story' : 'This trace'}
        state={view === 'story' ? story : trace}
        isSpansOffered={view === 'story' && trace.data !== undefined}
      />
    </Page>
  )
}

function Crumb({ traceId, worst }: { readonly traceId: string; readonly worst: AlertJson | undefined }) {
  return (
    <>
      <span className="flex-none text-fg-3">
        <Link to="/traces" className="hover:text-fg">
          Stories
        </Link>{' '}
        /
      </span>
      {worst && (
        <Link
          to="/alerts"
          search={{ view: 'all', trace: traceId, alert: worst.id }}
          aria-label="Open the alert"
          className="flex flex-none"
        >
          <LevelBadge level={worst.level} />
        </Link>
      )}
    </>
  )
}

interface WaitingProps {
  readonly what: string
  readonly state: { readonly data: unknown; readonly error: unknown; readonly refetch: () => unknown }
  readonly isSpansOffered: boolean
}

function Waiting({ what, state, isSpansOffered }: WaitingProps) {
  if (state.data !== undefined) return null
  if (!state.error) return <SkeletonRows rows={8} height={64} />
  return (
    <div className="grid gap-2 p-5">
      <ErrorPanel title={`${what} could not be read`} error={state.error} retry={() => void state.refetch()} />
      {isSpansOffered && <p className="text-12 text-fg-2">Its spans are there: see Spans.</p>}
    </div>
  )
}
