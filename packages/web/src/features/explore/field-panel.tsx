import { useQuery } from '@tanstack/react-query'
import { FIELD, isCategory } from '@telltale/model'
import { clsx } from 'clsx'
import { Check } from 'lucide-react'
import { nameDialect } from '../../lib/dialects.ts'
import { shortCount } from '../../lib/format-number.ts'
import { addFilter, formatTerm, type QueryTerm, removeFilter } from '../../lib/query-language.ts'
import { hasPreset, RISK_PRESETS, togglePreset } from '../../lib/risk.ts'
import { cutText, escapeForCopy } from '../../lib/split-text.ts'
import type { TimeRange } from '../../lib/time-range.ts'
import { Button } from '../../ui/button.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { SkeletonRows } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { fieldsOptions } from './explore-query.ts'

/** Open from the start; the others are one press away. */
const OPEN = 4

interface FieldPanelProps {
  readonly terms: readonly QueryTerm[]
  readonly range: TimeRange
  readonly onTerms: (terms: readonly QueryTerm[]) => void
}

/** Fields with their most frequent values; a press adds the value to the query, another takes it out. */
export function FieldPanel({ terms, range, onTerms }: FieldPanelProps) {
  const { data, error, refetch } = useQuery(fieldsOptions(terms, range))
  const fields = data?.fields.filter((field) => field.values.some((value) => value.value !== '')) ?? []
  return (
    <section aria-label="Fields" className="fields min-h-0 overflow-auto border-r border-line py-2" tabIndex={-1}>
      <p className="flex px-3 pb-1 text-11 font-medium text-fg-3">
        <span className="flex-1">Fields</span>
        {data && fields.length}
      </p>
      <RiskPresets terms={terms} onTerms={onTerms} />
      {!data && !error && <SkeletonRows rows={8} height={24} />}
      {!data && error && (
        <div role="alert" className="grid gap-2 px-3 text-12 text-fg-2">
          The fields could not be read.
          <Button small onClick={() => void refetch()}>
            Try again
          </Button>
        </div>
      )}
      {data && fields.length === 0 && <p className="px-3 text-12 text-fg-3">No field to count.</p>}
      {fields.map((field, i) => (
        <details key={field.name} open={i < OPEN}>
          <summary className="flex h-[26px] items-center px-3 pt-1 font-mono text-[11.5px] hover:bg-hover focus-visible:-outline-offset-2">
            <span className="overflow-hidden text-ellipsis whitespace-nowrap" title={field.name}>
              {field.name}
            </span>
          </summary>
          <ul>
            {field.values
              .filter((value) => value.value !== '')
              .map((value) => (
                <FieldValue
                  key={value.value}
                  field={field.name}
                  value={value.value}
                  count={value.count}
                  share={value.count / (field.values[0]?.count || 1)}
                  terms={terms}
                  onTerms={onTerms}
                />
              ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

/** One press for the events whose texts give something away. */
function RiskPresets({ terms, onTerms }: Pick<FieldPanelProps, 'terms' | 'onTerms'>) {
  return (
    <ul aria-label="Presets" className="flex flex-wrap gap-1 px-3 pt-1 pb-2">
      {RISK_PRESETS.map((preset) => (
        <li key={preset.name}>
          <Button
            small
            pressed={hasPreset(terms, preset)}
            onClick={() => onTerms(togglePreset(terms, preset))}
            title={formatTerm(preset.term)}
          >
            {preset.name}
          </Button>
        </li>
      ))}
    </ul>
  )
}

interface FieldValueProps extends Pick<FieldPanelProps, 'terms' | 'onTerms'> {
  readonly field: string
  readonly value: string
  readonly count: number
  readonly share: number
}

function FieldValue({ field, value, count, share, terms, onTerms }: FieldValueProps) {
  const on = terms.some((term) => term.kind === 'field' && term.field === field && term.values.includes(value))
  const toggle = () => onTerms(on ? removeFilter(terms, field, value) : addFilter(terms, field, value))
  return (
    <li>
      <button
        type="button"
        aria-pressed={on}
        onClick={toggle}
        title={`${cutText(escapeForCopy(value), 400)}: ${on ? 'take this filter out' : 'filter by this value'}`}
        className={clsx(
          'relative flex h-6 w-full items-center gap-1.5 px-3 text-left text-12 hover:bg-hover focus-visible:-outline-offset-2',
          on ? 'font-medium text-fg' : 'text-fg-2',
        )}
      >
        {on && <Check size={12} aria-hidden />}
        <span className="flex min-w-0 flex-1">
          {field === FIELD.category && isCategory(value) ? (
            <LogMark category={value} />
          ) : (
            <UntrustedLine text={field === FIELD.dialect ? nameDialect(value) : value} most={60} />
          )}
        </span>
        <span className="tnum text-fg-3">{shortCount(count)}</span>
        <i
          className="absolute bottom-px left-3 h-0.5 bg-line-2"
          style={{ width: `calc((100% - 24px) * ${Math.min(1, share).toFixed(3)})` }}
          aria-hidden
        />
      </button>
    </li>
  )
}
