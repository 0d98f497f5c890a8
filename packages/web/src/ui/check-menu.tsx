import { Popover } from '@base-ui/react/popover'
import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { shortCount } from '../lib/format-number.ts'

interface CheckMenuProps {
  readonly label: string
  readonly options: readonly {
    readonly value: string
    readonly label: ReactNode
    readonly count?: number | undefined
  }[]
  readonly chosen: readonly string[]
  readonly onToggle: (value: string) => void
  /** Where there is nothing to choose from. */
  readonly nothing?: string
}

/** A button that opens a list of things to check, with counts. */
export function CheckMenu({ label, options, chosen, onToggle, nothing = 'Nothing to choose' }: CheckMenuProps) {
  return (
    <Popover.Root>
      <Popover.Trigger
        className={clsx(
          'inline-flex h-7 flex-none items-center gap-1 rounded-2 border border-line-2 bg-surface px-2.5 font-medium whitespace-nowrap hover:bg-hover',
          chosen.length > 0 && 'bg-selected',
        )}
      >
        {label}
        {chosen.length > 0 && <span className="tnum text-12 text-fg-3">{chosen.length}</span>}
        <ChevronDown size={12} className="text-fg-3" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner align="start" sideOffset={6} className="z-50">
          <Popover.Popup
            aria-label={label}
            className="max-h-[60vh] w-max max-w-[400px] min-w-48 overflow-auto rounded-3 bg-raised p-1.5 shadow-float outline-none"
          >
            {options.length === 0 && <p className="p-2 text-12 text-fg-3">{nothing}</p>}
            {options.map((option) => (
              <label key={option.value} className="flex min-h-7 items-center gap-2 rounded-2 px-2 hover:bg-hover">
                <input
                  type="checkbox"
                  className="size-4 flex-none accent-ink"
                  checked={chosen.includes(option.value)}
                  onChange={() => onToggle(option.value)}
                />
                <span className="flex min-w-0 flex-1 items-center gap-2">{option.label}</span>
                {option.count !== undefined && (
                  <span className="tnum text-12 text-fg-3">{shortCount(option.count)}</span>
                )}
              </label>
            ))}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
