import { clsx } from 'clsx'

interface ToggleProps {
  readonly isOn: boolean
  /** What is on or off, for a screen reader. */
  readonly label: string
  readonly onToggle: () => void
}

/** A switch with its state in words beside it. */
export function Toggle({ isOn, label, onToggle }: ToggleProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      onClick={onToggle}
      className="inline-flex h-7 flex-none items-center gap-2 rounded-2 px-2 font-medium hover:bg-hover"
    >
      <span
        className={clsx(
          'inline-flex h-4 w-7 items-center rounded-full border p-0.5',
          isOn ? 'justify-end border-ink bg-ink' : 'border-edge bg-surface',
        )}
        aria-hidden
      >
        <i className={clsx('block size-2.5 rounded-full', isOn ? 'bg-surface' : 'bg-edge')} />
      </span>
      <span className="w-5 text-left" aria-hidden>
        {isOn ? 'On' : 'Off'}
      </span>
    </button>
  )
}
