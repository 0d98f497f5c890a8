import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { RuleJson } from '@telltale/model'
import { Plus } from 'lucide-react'
import { Fragment, useMemo } from 'react'
import { formatCount, plural } from '../../lib/format-number.ts'
import { useKeys } from '../../lib/keyboard.ts'
import { rulesQuery } from '../../lib/queries.ts'
import { Button, Key } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { Empty, ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { filterRules, isFiltered, NO_FILTER, nextSort, ruleFilterOf, sortOf, sortRules } from './rule-filter.ts'
import { RuleFilters } from './rule-filters.tsx'
import { RuleTable } from './rule-table.tsx'
import { leadParts } from './rule-words.ts'

const route = getRouteApi('/rules')

/** Every rule: whether it is on, whether it is tested, how right and how dear it is. */
export function RulesPage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error, refetch } = useQuery(rulesQuery)
  const filter = useMemo(() => ruleFilterOf(search), [search])
  const sort = sortOf(search)
  const rules = useMemo(() => data?.rules ?? [], [data])
  const rows = useMemo(() => sortRules(filterRules(rules, filter), sortOf(search)), [rules, filter, search])
  const change = (next: Partial<typeof search>, replace = false) =>
    void navigate({ search: (old) => ({ ...old, ...next }), replace })
  const at = rows.findIndex((rule) => rule.id === search.rule)
  const choose = (id: string) => change({ rule: id }, true)
  const open = (id: string) => {
    // The list is at this row again when someone comes back.
    choose(id)
    void navigate({ to: '/rules/$ruleId', params: { ruleId: id } })
  }
  useListKeys({ rows, at, choose, open, write: () => void navigate({ to: '/rules/new' }) })
  return (
    <Page
      title="Rules"
      beside={rules.length > 0 && <Lead rules={rules} />}
      actions={
        <Button
          look="primary"
          icon={<Plus size={14} />}
          shortcut="N"
          onClick={() => void navigate({ to: '/rules/new' })}
        >
          New rule
        </Button>
      }
    >
      <div className="flex h-full min-h-0 flex-col">
        <RuleFilters rules={rules} filter={filter} onChange={(next) => change({ ...next, rule: '' })} />
        {data && rows.length > 0 && (
          <RuleTable
            rows={rows}
            sort={sort}
            currentId={search.rule}
            onSort={(column) => change({ sort: nextSort(sort, column) })}
            onOpen={open}
          />
        )}
        {data && rows.length === 0 && (
          <div className="min-h-0 flex-1 p-4">
            <NoRules count={rules.length} onClear={() => change(NO_FILTER)} />
          </div>
        )}
        {!data && error && (
          <div className="min-h-0 flex-1 p-4">
            <ErrorPanel title="The rules could not be read" error={error} retry={() => void refetch()} />
          </div>
        )}
        {!data && !error && (
          <div className="min-h-0 flex-1 overflow-hidden">
            <SkeletonRows rows={18} height={32} />
          </div>
        )}
        <Foot words={data ? footWords(rows.length, rules.length, isFiltered(filter)) : ''} />
      </div>
    </Page>
  )
}

interface ListKeys {
  readonly rows: readonly RuleJson[]
  readonly at: number
  readonly choose: (id: string) => void
  readonly open: (id: string) => void
  readonly write: () => void
}

function useListKeys({ rows, at, choose, open, write }: ListKeys): void {
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (next) choose(next.id)
  }
  const current = rows[at]
  useKeys([
    { keys: 'j', label: 'Next rule', run: () => move(1) },
    { keys: 'k', label: 'Previous rule', run: () => move(at < 0 ? 1 : -1) },
    { keys: 'arrowdown', label: 'Next rule', run: () => move(1) },
    { keys: 'arrowup', label: 'Previous rule', run: () => move(at < 0 ? 1 : -1) },
    { keys: 'enter', label: 'Open the rule', run: () => current && open(current.id) },
    { keys: 'n', label: 'New rule', run: write },
  ])
}

function Lead({ rules }: { readonly rules: readonly RuleJson[] }) {
  return (
    <p className="min-w-0 overflow-hidden text-12 text-ellipsis whitespace-nowrap text-fg-2">
      {leadParts(rules).map((part, i) => (
        <Fragment key={part.text}>
          {i > 0 && ' · '}
          {part.find ? (
            <Link
              to="/rules"
              search={part.find}
              className="inline-block min-h-6 py-[3px] underline decoration-line-2 underline-offset-2 hover:decoration-current"
            >
              {part.text}
            </Link>
          ) : (
            part.text
          )}
        </Fragment>
      ))}
    </p>
  )
}

interface NoRulesProps {
  readonly count: number
  readonly onClear: () => void
}

function NoRules({ count, onClear }: NoRulesProps) {
  if (count === 0) {
    return (
      <Empty title="There are no rules">
        This server was started without the pack, and nobody has written one. Nothing raises an alert until there is a
        rule.
      </Empty>
    )
  }
  return (
    <Empty title="No rule is like that" action={<Button onClick={onClear}>Show all rules</Button>}>
      The filters leave out all {plural(count, 'rule')}.
    </Empty>
  )
}

const HINTS = [
  ['J K', 'move'],
  ['Enter', 'open'],
  ['N', 'new rule'],
] as const

function footWords(shown: number, all: number, isNarrowed: boolean): string {
  return isNarrowed ? `${formatCount(shown)} of ${plural(all, 'rule')}` : plural(all, 'rule')
}

function Foot({ words }: { readonly words: string }) {
  return (
    <footer className="flex h-8 flex-none items-center gap-3 overflow-hidden border-t border-line px-4 text-12 text-fg-3">
      <span role="status" className="tnum whitespace-nowrap">
        {words}
      </span>
      <span className="flex-1" />
      {HINTS.map(([keys, does]) => (
        <span key={does} className="flex items-center gap-1 whitespace-nowrap">
          {keys.split(' ').map((key) => (
            <Key key={key}>{key}</Key>
          ))}
          <span className="ml-0.5">{does}</span>
        </span>
      ))}
    </footer>
  )
}
