import type { ReactNode } from 'react'
import { Button } from './button.tsx'

/** How a line of text to fill in looks. */
export const FIELD_LOOK =
  'h-7 w-full min-w-0 rounded-2 border border-edge bg-surface px-2 text-13 text-fg placeholder:text-fg-3'

interface LabelledProps {
  readonly name: string
  readonly children: ReactNode
}

/** A thing to fill in under its name. */
export function Labelled({ name, children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is given as a child
    <label className="grid gap-1 text-12 text-fg-2">
      {name}
      {children}
    </label>
  )
}

interface FormFootProps {
  readonly verb: string
  readonly keep: string
  readonly busy: boolean
  readonly offBecause?: string | undefined
  readonly onClose: () => void
}

/** Two verbs: do it, or leave it as it is. */
export function FormFoot({ verb, keep, busy, offBecause, onClose }: FormFootProps) {
  return (
    <div className="flex items-center gap-2 pt-1">
      <span className="min-w-0 flex-1 text-12 text-fg-3">{offBecause}</span>
      <Button onClick={onClose}>{keep}</Button>
      <Button type="submit" look="primary" busy={busy} offBecause={offBecause}>
        {verb}
      </Button>
    </div>
  )
}
