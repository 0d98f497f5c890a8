import { useQuery } from '@tanstack/react-query'
import type { AlertJson } from '@telltale/model'
import { clsx } from 'clsx'
import { X } from 'lucide-react'
import { levelName, statusName } from '../../lib/alert-levels.ts'
import { alertQuery } from '../../lib/queries.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { LevelBadge } from '../../ui/level-badge.tsx'
import { ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { AlertFacts } from './alert-facts.tsx'
import { AlertProof } from './alert-proof.tsx'
import { AlertStory } from './alert-story.tsx'
import type { Asked } from './asked.ts'
import { PaneFoot } from './pane-foot.tsx'
import { RelatedAlerts } from './related-alerts.tsx'
import type { ChangeAlerts } from './use-changes.ts'

interface AlertPaneProps {
  readonly id: string
  /** The alert where the list has it; the rest is asked for. */
  readonly known: AlertJson | undefined
  /** Someone picked it; otherwise it is the first of the list. */
  readonly isChosen: boolean
  readonly onChange: ChangeAlerts
  readonly onAcknowledge: () => void
  readonly onAsk: (kind: Asked['kind'], alert: AlertJson) => void
  readonly onClose: () => void
}

/** One alert: what happened in sentences, the proof in its words, the facts, what can be done. */
export function AlertPane({ id, known, isChosen, onChange, onAcknowledge, onAsk, onClose }: AlertPaneProps) {
  const { data, error, refetch } = useQuery(alertQuery(id))
  const alert = known ?? data?.alert
  return (
    <aside
      aria-label="Alert"
      className={clsx(
        'flex min-h-0 min-w-0 flex-col border-l border-line bg-surface',
        'max-[1099px]:fixed max-[1099px]:top-[var(--bar)] max-[1099px]:right-0 max-[1099px]:bottom-0 max-[1099px]:z-30 max-[1099px]:w-[408px] max-[1099px]:max-w-full max-[1099px]:shadow-float',
        !isChosen && 'max-[1099px]:hidden',
      )}
    >
      {alert && <PaneHead alert={alert} onClose={onClose} />}
      <div className="min-h-0 flex-1 overflow-auto">
        {!data && error && (
          <div className="p-4">
            <ErrorPanel title="This alert could not be read" error={error} retry={() => void refetch()} />
          </div>
        )}
        {!data && !error && <SkeletonRows rows={6} height={40} />}
        {data && (
          <>
            <AlertStory detail={alert ? { ...data, alert } : data} />
            <AlertProof detail={data} />
            <AlertFacts detail={alert ? { ...data, alert } : data} />
            <RelatedAlerts related={data.related} />
          </>
        )}
      </div>
      {alert && <PaneFoot alert={alert} onChange={onChange} onAcknowledge={onAcknowledge} onAsk={onAsk} />}
    </aside>
  )
}

function PaneHead({ alert, onClose }: { readonly alert: AlertJson; readonly onClose: () => void }) {
  return (
    <header className="flex-none border-b border-line px-4 pt-2.5 pb-3">
      <div className="mb-1.5 flex h-7 items-center gap-2">
        <LevelBadge level={alert.level} />
        <span>{levelName(alert.level)}</span>
        <code className="text-12 text-fg-3" title={alert.id}>
          {alert.id.slice(0, 8)}
        </code>
        <CopyButton text={alert.id} exact label="Copy id" />
        <span className="flex-1" />
        <Chip tone={alert.status === 'open' ? 'plain' : 'soft'}>{statusName(alert.status)}</Chip>
        <Button
          small
          square
          look="ghost"
          aria-label="Close the pane"
          title="Close the pane (Space)"
          onClick={onClose}
          icon={<X size={14} />}
        />
      </div>
      <h2 className="text-16 leading-[22px]">
        <UntrustedLine text={alert.title} most={200} wraps />
      </h2>
    </header>
  )
}
