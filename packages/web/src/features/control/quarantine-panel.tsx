import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { QuarantineEntry } from '@telltale/model'
import { api } from '../../lib/api.ts'
import { useNow } from '../../lib/clock.ts'
import { formatMinute } from '../../lib/format-time.ts'
import { escapeForCopy } from '../../lib/split-text.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { Empty } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { timeLeft } from './control-words.ts'
import { QuarantineForm } from './quarantine-form.tsx'

interface QuarantinePanelProps {
  readonly entries: readonly QuarantineEntry[]
  /** What the form starts with, where another screen sent someone here. */
  readonly kind: string | undefined
  readonly value: string | undefined
}

/** Whose calls are refused, and the form that adds one. */
export function QuarantinePanel({ entries, kind, value }: QuarantinePanelProps) {
  return (
    <>
      <QuarantineForm kind={kind} value={value} />
      {entries.length === 0 ? (
        <Empty title="Nobody is quarantined">
          Applications that enforce refuse every call of who is quarantined, within two seconds.
        </Empty>
      ) : (
        <Entries entries={entries} />
      )}
    </>
  )
}

function Entries({ entries }: Pick<QuarantinePanelProps, 'entries'>) {
  const cache = useQueryClient()
  const lift = useMutation({
    mutationFn: (id: string) => api.liftQuarantine(id),
    onSettled: () => cache.invalidateQueries({ queryKey: ['control', 'quarantine'] }),
  })
  const head = 'h-7 border-b border-line px-2 text-left text-11 font-medium text-fg-3'
  return (
    <section aria-label="Quarantined">
      <table className="w-full table-fixed">
        <colgroup>
          <col className="w-20" />
          <col />
          <col />
          <col className="w-36" />
          <col className="w-40" />
          <col className="w-20" />
        </colgroup>
        <thead>
          <tr>
            <th className={head}>Kind</th>
            <th className={head}>Who</th>
            <th className={head}>Why</th>
            <th className={head}>Ends</th>
            <th className={head}>Set by</th>
            <th className={head}>
              <span className="sr-only">Lift</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <EntryRow
              key={entry.id}
              entry={entry}
              busy={lift.isPending && lift.variables === entry.id}
              onLift={() => lift.mutate(entry.id)}
            />
          ))}
        </tbody>
      </table>
      <ProblemText error={lift.error} />
    </section>
  )
}

interface EntryRowProps {
  readonly entry: QuarantineEntry
  readonly busy: boolean
  readonly onLift: () => void
}

function EntryRow({ entry, busy, onLift }: EntryRowProps) {
  const now = useNow()
  return (
    <tr className="h-8 border-b border-line text-12">
      <td className="px-2 font-medium">{entry.kind}</td>
      <td className="overflow-hidden px-2 font-mono">
        <span className="flex">
          <UntrustedLine text={entry.value} title={entry.value} />
        </span>
      </td>
      <td className="overflow-hidden px-2">
        <span className="flex">
          <UntrustedLine text={entry.reason} title={entry.reason} />
        </span>
      </td>
      <td className="tnum px-2 text-fg-2">
        {entry.untilMs === undefined ? 'when lifted' : timeLeft(entry.untilMs, now)}
      </td>
      <td className="overflow-hidden px-2 text-fg-3">
        <span className="flex gap-1.5">
          {formatMinute(entry.createdMs, now)} <UntrustedLine text={entry.createdBy} />
        </span>
      </td>
      <td className="px-2 text-right">
        <Button
          small
          busy={busy}
          onClick={onLift}
          aria-label={`Lift the quarantine of ${entry.kind} ${escapeForCopy(entry.value).slice(0, 80)}`}
        >
          Lift
        </Button>
      </td>
    </tr>
  )
}
