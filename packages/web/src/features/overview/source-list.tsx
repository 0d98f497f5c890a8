import { Link } from '@tanstack/react-router'
import type { LogHealth, TelemetryJson } from '@telltale/model'
import { clsx } from 'clsx'
import { useNow } from '../../lib/clock.ts'
import { nameDialects, shortDialects } from '../../lib/dialects.ts'
import { shortCount } from '../../lib/format-number.ts'
import { formatAge } from '../../lib/format-time.ts'
import { LOGS, logLook } from '../../lib/logs.ts'
import { formatQuery } from '../../lib/query-language.ts'
import type { RangeSearch } from '../../lib/time-range.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { appsByVolume, type Source } from './overview-words.ts'

const SHOWN = 5

interface SourceListProps {
  readonly telemetry: TelemetryJson
  readonly search: RangeSearch
}

/** The apps that sent most: what they speak, which of the nine logs come, how much; each opens its events. */
export function SourceList({ telemetry, search }: SourceListProps) {
  const sources = appsByVolume(telemetry)
  if (sources.length === 0) return null
  return (
    <section aria-labelledby="sources" className="flex-none">
      <div className="mb-1 flex items-baseline gap-2">
        <h2 id="sources">Sources</h2>
        <span className="text-12 text-fg-3">
          {sources.length > SHOWN ? `${SHOWN} of ${sources.length} apps, most events first` : 'most events first'}
        </span>
        <span className="flex-1" />
        {sources.length > SHOWN && (
          <Link to="/telemetry" search={search} className="text-12 text-fg-2 hover:text-fg">
            All apps
          </Link>
        )}
      </div>
      <ul className="border-b border-line">
        {sources.slice(0, SHOWN).map((source, i) => (
          <li key={source.name} className={i >= 3 ? 'max-h-780:hidden' : undefined}>
            <Row source={source} search={search} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function Row({ source, search }: { readonly source: Source; readonly search: RangeSearch }) {
  const now = useNow()
  return (
    <Link
      to="/explore"
      search={{ ...search, query: formatQuery([{ kind: 'field', field: 'service.name', values: [source.name] }]) }}
      className="grid h-[46px] grid-cols-[minmax(0,1fr)_112px_120px_72px_88px] items-center gap-4 border-t border-line hover:bg-hover focus-visible:-outline-offset-2"
    >
      <span className="min-w-0">
        <span className="flex overflow-hidden font-medium">
          {source.name === '' ? (
            <span className="text-fg-3">no service.name</span>
          ) : (
            <UntrustedLine text={source.name} title={source.name} />
          )}
        </span>
        <span
          className="block overflow-hidden text-12 leading-4 text-ellipsis whitespace-nowrap text-fg-3"
          title={nameDialects(source.dialects).join(', ')}
        >
          {shortDialects(source.dialects, 1)}
        </span>
      </span>
      <LogSquares logs={source.logs} />
      <Sparkline values={source.series} color="var(--text-3)" height={22} label="Events over time" />
      <span className="tnum text-right font-medium">{shortCount(source.count)}</span>
      <span className="tnum text-right text-12 text-fg-3">{formatAge(source.lastSeen, now)} ago</span>
    </Link>
  )
}

function LogSquares({ logs }: { readonly logs: readonly LogHealth[] }) {
  const arriving = logs.filter((log) => log.state === 'arriving' || log.state === 'fell')
  const words = `${arriving.length} of 9 logs: ${arriving.map((log) => logLook(log.category).short).join(', ')}`
  return (
    <span role="img" aria-label={words} title={words} className="flex gap-[3px]">
      {LOGS.map((look) => {
        const state = logs.find((log) => log.category === look.category)?.state ?? 'never'
        const here = state === 'arriving' || state === 'fell'
        return (
          <i
            key={look.category}
            className={clsx(
              'size-2.5 rounded-[2px]',
              state === 'never' && 'border border-dashed border-edge',
              state === 'silent' && 'border-[1.5px] border-high bg-high-bg',
            )}
            style={here ? { background: look.color } : undefined}
          />
        )
      })}
    </span>
  )
}
