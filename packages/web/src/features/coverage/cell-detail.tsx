import { Link } from '@tanstack/react-router'
import type { CoverageCell } from '@telltale/model'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { plural } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import { RuleLink } from '../../ui/rule-link.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { blindSentence, cellSentence, natureSentence } from './coverage-words.ts'

interface CellDetailProps {
  readonly cell: CoverageCell | undefined
  readonly onClose: () => void
}

/** The chosen cell: what is known of it, its rules, its alerts, and what to do where it is blind. */
export function CellDetail({ cell, onClose }: CellDetailProps) {
  if (!cell) {
    return (
      <section aria-label="Cell" className="p-3 text-12 text-fg-3">
        Pick a cell to see its rules and alerts. Arrow keys move in the matrix.
      </section>
    )
  }
  const blind = blindSentence(cell)
  const nature = natureSentence(cell)
  return (
    <section aria-label="Cell" className="px-4 py-2 text-12">
      <div className="flex min-h-7 items-center gap-2">
        <code className="flex-none">{cell.id.replace(/^AML\./, '')}</code>
        <h2 className="min-w-0 flex-1">{cell.name}</h2>
        <Button
          small
          square
          look="ghost"
          aria-label="Close the cell"
          title="Close (Esc)"
          onClick={onClose}
          icon={<X size={14} />}
        />
      </div>
      <p className="text-fg-2">
        {cellSentence(cell)} {cell.alerts > 0 && `${plural(cell.alerts, 'alert')} in 30 days.`}
      </p>
      {nature !== '' && <p className="mt-1 text-fg-2">{nature}</p>}
      {blind !== '' && (
        <p className="mt-1 text-fg-2">
          {blind}{' '}
          <Link to="/telemetry" className="underline">
            Fix telemetry
          </Link>
        </p>
      )}
      {cell.rules.length > 0 && (
        <ul aria-label="Rules" className="mt-1.5 border-t border-line">
          {cell.rules.map((rule) => (
            <li key={rule.id} className="flex min-h-7 items-center gap-2 border-b border-line">
              <i
                aria-hidden
                className={clsx(
                  'block h-2 w-[6px] flex-none rounded-[1px] border border-cov-1',
                  rule.tested ? 'bg-cov-1' : 'bg-cov-2',
                )}
              />
              <span className="min-w-0 flex-1">
                <RuleLink id={rule.id}>
                  <UntrustedLine text={rule.title} most={90} wraps />
                </RuleLink>
              </span>
              <span className="flex-none text-fg-3">
                {rule.tested ? '' : 'untested'}
                {rule.enabled ? '' : ' off'}
              </span>
              <Link
                to="/alerts"
                search={{ view: 'all', rule: rule.id }}
                className="inline-flex h-6 flex-none items-center text-fg-2 underline"
              >
                alerts
              </Link>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
