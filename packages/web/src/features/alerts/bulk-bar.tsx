import { X } from 'lucide-react'
import { formatCount } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import type { Asked } from './asked.ts'

interface BulkBarProps {
  readonly count: number
  readonly onAsk: (kind: Asked['kind']) => void
  readonly onAcknowledge: () => void
  readonly onClear: () => void
}

/** What can be done to all that is checked; it floats over the foot of the list. */
export function BulkBar({ count, onAsk, onAcknowledge, onClear }: BulkBarProps) {
  if (count === 0) return null
  return (
    <div
      role="toolbar"
      aria-label="Checked alerts"
      className="absolute bottom-3 left-1/2 z-30 flex -translate-x-1/2 items-center gap-2 rounded-3 bg-raised py-1.5 pr-2 pl-3.5 shadow-float"
    >
      <span role="status" className="tnum pr-2 font-medium whitespace-nowrap">
        {formatCount(count)} checked
      </span>
      <Button look="ghost" shortcut="A" onClick={onAcknowledge}>
        Acknowledge
      </Button>
      <Button look="ghost" onClick={() => onAsk('assign')}>
        Assign…
      </Button>
      <Button look="primary" shortcut="E" onClick={() => onAsk('close')}>
        Close…
      </Button>
      <Button
        square
        look="ghost"
        aria-label="Check none"
        title="Check none (Esc)"
        onClick={onClear}
        icon={<X size={14} />}
      />
    </div>
  )
}
