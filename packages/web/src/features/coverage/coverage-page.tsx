import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { CoverageJson } from '@telltale/model'
import { Download } from 'lucide-react'
import { useKeys } from '../../lib/keyboard.ts'
import { coverageQuery } from '../../lib/queries.ts'
import { useNarrow } from '../../lib/use-narrow.ts'
import { Chip } from '../../ui/chip.tsx'
import { Page } from '../../ui/page.tsx'
import { Segmented } from '../../ui/segmented.tsx'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { CellDetail } from './cell-detail.tsx'
import { CoverageLegend } from './coverage-legend.tsx'
import { CoverageList } from './coverage-list.tsx'
import { CoverageMatrix } from './coverage-matrix.tsx'
import { COVERAGE_FILTERS, distinctCells } from './coverage-words.ts'
import { OwaspList } from './owasp-list.tsx'

const route = getRouteApi('/coverage')
const REFRESH_MS = 60_000

/** What we would catch, and where we would fool ourselves. */
export function CoveragePage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const isNarrow = useNarrow(1100)
  const change = (next: Partial<typeof search>) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace: true })
  // Alerts and logs come and rules change: what is shown does not stay true.
  const { data, error, refetch } = useQuery({ ...coverageQuery, refetchInterval: REFRESH_MS })
  const view = search.view === 'list' || (search.view === undefined && isNarrow) ? 'list' : 'matrix'
  useKeys([{ keys: 'escape', label: 'Close the cell', run: () => change({ cell: '', at: '' }) }])
  return (
    <Page
      title="Coverage"
      beside={data && <Chip>ATLAS {data.atlas_release}</Chip>}
      actions={
        <>
          <Segmented
            label="How to show it"
            value={view}
            onChange={(next) => change({ view: next })}
            options={[
              { value: 'matrix', label: 'Matrix' },
              { value: 'list', label: 'List' },
            ]}
          />
          <ExportLink href="/api/v1/coverage/navigator.json" name="telltale-atlas-layer.json">
            Export layer
          </ExportLink>
          <ExportLink href="/api/v1/coverage/coverage.csv" name="telltale-coverage.csv">
            CSV
          </ExportLink>
        </>
      }
    >
      {data && <Body coverage={data} search={search} view={view} onChange={change} />}
      {!data && error && (
        <div className="p-5">
          <ErrorPanel title="The coverage could not be read" error={error} retry={() => void refetch()} />
        </div>
      )}
      {!data && !error && <SkeletonRows rows={14} height={32} />}
    </Page>
  )
}

interface BodyProps {
  readonly coverage: CoverageJson
  readonly search: ReturnType<typeof route.useSearch>
  readonly view: 'matrix' | 'list'
  readonly onChange: (next: Partial<ReturnType<typeof route.useSearch>>) => void
}

function Body({ coverage, search, view, onChange }: BodyProps) {
  const filter = COVERAGE_FILTERS.find((name) => name === search.state)
  const cells = [...distinctCells(coverage), ...coverage.owasp_llm, ...coverage.owasp_agentic]
  const chosen = cells.find((cell) => cell.id === search.cell)
  const choose = (cell: string, at: string) =>
    onChange(search.cell === cell && (search.at ?? '') === at ? { cell: '', at: '' } : { cell, at })
  const detail = <CellDetail cell={chosen} onClose={() => onChange({ cell: '', at: '' })} />
  const legend = (
    <CoverageLegend coverage={coverage} filter={filter} onFilter={(next) => onChange({ state: next ?? '' })} />
  )
  if (view === 'list') {
    return (
      <div className="grid h-full grid-rows-[auto_minmax(0,1fr)]">
        {legend}
        <div className="grid min-h-0 grid-cols-[minmax(0,1fr)_340px] max-[1099px]:grid-cols-1 max-[1099px]:grid-rows-[minmax(0,1fr)_auto]">
          <CoverageList coverage={coverage} filter={filter} chosen={search.cell} onChoose={(id) => choose(id, '')} />
          <div className="min-h-0 overflow-auto border-l border-line bg-surface max-[1099px]:max-h-[40vh] max-[1099px]:border-t max-[1099px]:border-l-0">
            {detail}
          </div>
        </div>
      </div>
    )
  }
  return (
    <div className="grid h-full grid-rows-[auto_minmax(0,1fr)_auto]">
      {legend}
      <CoverageMatrix coverage={coverage} filter={filter} chosen={search.cell} at={search.at} onChoose={choose} />
      <div className="grid h-[184px] grid-cols-[minmax(0,1fr)_minmax(0,1fr)_320px] border-t border-line bg-surface max-h-780:h-[164px]">
        <OwaspList
          title="OWASP LLM Top 10, 2026"
          cells={coverage.owasp_llm}
          filter={filter}
          chosen={search.cell}
          onChoose={(id) => choose(id, '')}
        />
        <OwaspList
          title="OWASP Agentic Top 10, 2026"
          cells={coverage.owasp_agentic}
          filter={filter}
          chosen={search.cell}
          onChoose={(id) => choose(id, '')}
        />
        <div className="min-h-0 overflow-auto border-l border-line">{detail}</div>
      </div>
    </div>
  )
}

interface ExportLinkProps {
  readonly href: string
  readonly name: string
  readonly children: string
}

function ExportLink({ href, name, children }: ExportLinkProps) {
  return (
    <a
      href={href}
      download={name}
      className="inline-flex h-7 flex-none items-center gap-1.5 rounded-2 border border-line-2 bg-surface px-2.5 font-medium whitespace-nowrap hover:bg-hover"
    >
      <Download size={14} aria-hidden /> {children}
    </a>
  )
}
