import { Dialog } from '@base-ui/react/dialog'
import { Fragment } from 'react'
import { type KeyBinding, setSingleKeys, useBoundKeys, useSingleKeys } from '../lib/keyboard.ts'
import { Button, Key } from '../ui/button.tsx'

const NAMES = new Map([
  ['escape', 'Esc'],
  ['arrowdown', '↓'],
  ['arrowup', '↑'],
])

// One line for each thing to do, with every key that does it.
function groupKeys(bindings: readonly KeyBinding[]): readonly (readonly [string, readonly string[]])[] {
  const grouped = new Map<string, readonly string[]>()
  for (const { label, keys } of bindings) grouped.set(label, [...(grouped.get(label) ?? []), keys])
  return [...grouped]
}

interface OverlayProps {
  readonly onOpenChange: (open: boolean) => void
}

/** The keys that act on the screen now, and the switch that turns single keys off. */
export function KeyHelp({ onOpenChange }: OverlayProps) {
  const keys = groupKeys(useBoundKeys())
  const on = useSingleKeys()
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg/70" />
        <Dialog.Popup className="fixed top-[12vh] left-1/2 z-50 w-[480px] -translate-x-1/2 rounded-3 bg-raised p-4 shadow-float outline-none">
          <Dialog.Title className="text-16 font-semibold">Keys of this screen</Dialog.Title>
          <ul className="my-3 grid max-h-[56vh] gap-0.5 overflow-auto" tabIndex={-1}>
            {keys.map(([label, combinations]) => (
              <li key={label} className="flex h-7 items-center gap-1 border-b border-line">
                <span className="flex-1">{label}</span>
                {combinations.map((keys, i) => (
                  <Fragment key={keys}>
                    {i > 0 && <span className="px-1 text-11 text-fg-3">or</span>}
                    {keys.split(/[ +]/).map((part) => (
                      <Key key={part}>{NAMES.get(part) ?? part.charAt(0).toUpperCase() + part.slice(1)}</Key>
                    ))}
                  </Fragment>
                ))}
              </li>
            ))}
          </ul>
          <label className="flex items-center gap-2 text-12 text-fg-2">
            <input
              type="checkbox"
              className="size-4"
              checked={on}
              onChange={(event) => setSingleKeys(event.target.checked)}
            />
            Single keys act while nothing is being typed
            <span className="flex-1" />
            <Button onClick={() => onOpenChange(false)} shortcut="Esc">
              Close
            </Button>
          </label>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
