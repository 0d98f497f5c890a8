import { clsx } from 'clsx'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'

/** How much a button wants to be pressed; one `primary` in a pane. */
type ButtonLook = 'primary' | 'plain' | 'ghost' | 'danger'

const LOOKS: Readonly<Record<ButtonLook, string>> = {
  primary: 'border-ink bg-ink text-on-ink hover:opacity-90',
  plain: 'border-line-2 bg-surface text-fg hover:bg-hover',
  ghost: 'border-transparent text-fg-2 hover:bg-hover hover:text-fg',
  danger: 'border-line-2 bg-surface text-crit-text hover:bg-hover',
}

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly look?: ButtonLook
  readonly small?: boolean
  /** Square, for an icon alone; `aria-label` is then needed. */
  readonly square?: boolean
  readonly icon?: ReactNode
  /** The key that does the same, printed inside. */
  readonly shortcut?: string | undefined
  /** Keeps its width and takes no press. */
  readonly busy?: boolean
  /** Why it cannot be pressed; shown as a tooltip and read out. */
  readonly offBecause?: string | undefined
  readonly pressed?: boolean
}

/** A verb with an object. */
export function Button(props: ButtonProps) {
  const {
    look = 'plain',
    small,
    square,
    icon,
    shortcut,
    busy,
    offBecause,
    pressed,
    children,
    disabled,
    ...rest
  } = props
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled || busy || offBecause !== undefined}
      title={offBecause ?? rest.title}
      aria-pressed={pressed}
      aria-busy={busy}
      className={clsx(
        'inline-flex flex-none items-center justify-center gap-1.5 rounded-2 border font-medium whitespace-nowrap transition-opacity duration-[80ms]',
        'disabled:text-fg-3 disabled:opacity-60',
        small ? 'h-6 text-12' : 'h-7',
        square ? (small ? 'w-6' : 'w-7') : small ? 'px-2' : 'px-2.5',
        LOOKS[look],
        pressed && 'bg-selected text-fg',
      )}
    >
      {busy ? <LoaderCircle size={14} className="animate-spin" aria-hidden /> : icon}
      {children}
      {shortcut && <Key>{shortcut}</Key>}
    </button>
  )
}

/** A key as it is printed on a button. */
export function Key({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-block min-w-4 rounded-1 border border-current/35 px-1 text-center text-current">
      {children}
    </kbd>
  )
}
