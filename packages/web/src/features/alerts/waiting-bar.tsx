import type { AlertJson } from '@telltale/model'
import { plural } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import { MOST_WAITING } from './arrivals.ts'

interface WaitingBarProps {
  readonly waiting: readonly AlertJson[]
  readonly onShow: () => void
}

/** How many alerts came since the list was read; no row moves before someone shows them. */
export function WaitingBar({ waiting, onShow }: WaitingBarProps) {
  const critical = waiting.filter((alert) => alert.level === 'critical').length
  return (
    <div role="status" className="flex-none">
      {waiting.length > 0 && (
        <div className="flex h-9 items-center gap-3 border-b border-line bg-surface px-4 text-12">
          <span className="font-medium">
            {waiting.length >= MOST_WAITING
              ? `More than ${MOST_WAITING - 1} new alerts`
              : plural(waiting.length, 'new alert')}
          </span>
          {critical > 0 && <span className="text-crit-text">{critical} critical</span>}
          <span className="flex-1" />
          <Button small onClick={onShow} shortcut="N">
            Show {waiting.length === 1 ? 'it' : 'them'}
          </Button>
        </div>
      )}
    </div>
  )
}
