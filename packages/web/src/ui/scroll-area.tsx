import type { ReactNode } from 'react'

interface ScrollAreaProps {
  /** What is in it, for a screen reader. */
  readonly label: string
  readonly className?: string
  readonly children: ReactNode
}

/** A part that scrolls and holds nothing to focus: it takes the focus itself, so that the keyboard can scroll it. */
export function ScrollArea({ label, className = '', children }: ScrollAreaProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: without it the keyboard cannot scroll (axe: scrollable-region-focusable)
    <section aria-label={label} tabIndex={0} className={`overflow-auto focus-visible:-outline-offset-2 ${className}`}>
      {children}
    </section>
  )
}
