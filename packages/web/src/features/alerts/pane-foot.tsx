import { Menu } from '@base-ui/react/menu'
import { Link } from '@tanstack/react-router'
import type { AlertJson } from '@telltale/model'
import { Ellipsis } from 'lucide-react'
import { Button, Key } from '../../ui/button.tsx'
import type { Asked } from './asked.ts'
import type { ChangeAlerts } from './use-changes.ts'

interface PaneFootProps {
  readonly alert: AlertJson
  readonly onChange: ChangeAlerts
  readonly onAcknowledge: () => void
  readonly onAsk: (kind: Asked['kind'], alert: AlertJson) => void
}

/** What can be done with the alert. */
export function PaneFoot({ alert, onChange, onAcknowledge, onAsk }: PaneFootProps) {
  const traceId = alert.traces[0]
  const item = 'flex h-7 items-center gap-4 rounded-2 px-2 outline-none data-[highlighted]:bg-selected'
  return (
    <footer className="flex flex-none items-center gap-1.5 border-t border-line p-3">
      {traceId === undefined ? (
        <span className="min-w-0 flex-1 text-12 text-fg-3">In no trace</span>
      ) : (
        <Link
          to="/traces/$traceId"
          params={{ traceId }}
          className="inline-flex h-7 min-w-0 flex-1 items-center justify-center gap-1.5 rounded-2 bg-ink px-2 font-medium whitespace-nowrap text-on-ink hover:opacity-90"
        >
          Open story
          <span className="max-[1320px]:hidden" title="Enter">
            <Key>↵</Key>
          </span>
        </Link>
      )}
      {alert.status === 'open' && (
        <Button shortcut="A" onClick={onAcknowledge}>
          Acknowledge
        </Button>
      )}
      {alert.status === 'closed' ? (
        <Button onClick={() => void onChange([alert], { status: 'open', resolution: null })}>Reopen</Button>
      ) : (
        <Button shortcut="E" onClick={() => onAsk('close', alert)}>
          Close…
        </Button>
      )}
      <Menu.Root>
        <Menu.Trigger
          aria-label="More to do"
          className="inline-flex size-7 flex-none items-center justify-center rounded-2 border border-line-2 hover:bg-hover"
        >
          <Ellipsis size={14} aria-hidden />
        </Menu.Trigger>
        <Menu.Portal>
          <Menu.Positioner align="end" sideOffset={6} className="z-50">
            <Menu.Popup className="min-w-52 rounded-3 bg-raised p-1.5 shadow-float outline-none">
              <Menu.Item className={item} onClick={() => onAsk('assign', alert)}>
                <span className="flex-1">Assign…</span>
                <Key>Shift A</Key>
              </Menu.Item>
              <Menu.Item className={item} onClick={() => onAsk('note', alert)}>
                Write a note…
              </Menu.Item>
              <Menu.Item className={item} onClick={() => onAsk('except', alert)}>
                <span className="flex-1">Make an exception…</span>
                <Key>M</Key>
              </Menu.Item>
              {alert.status === 'acknowledged' && (
                <Menu.Item className={item} onClick={() => void onChange([alert], { status: 'open' })}>
                  Put back to open
                </Menu.Item>
              )}
            </Menu.Popup>
          </Menu.Positioner>
        </Menu.Portal>
      </Menu.Root>
    </footer>
  )
}
