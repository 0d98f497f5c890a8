import { type ReactNode, useEffect } from 'react'
import { escapeForCopy } from '../lib/split-text.ts'

interface PageProps {
  readonly title: string
  /** In place of the title where it is somebody's words: cut where there is no room. */
  readonly heading?: ReactNode
  /** Before the title: where this page hangs. */
  readonly crumb?: ReactNode
  /** Beside the title: chips. */
  readonly beside?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A screen: the bar with its name and actions, and a body whose parts scroll while the page does not. */
export function Page({ title, heading, crumb, beside, actions, children }: PageProps) {
  useEffect(() => {
    document.title = `${escapeForCopy(title).slice(0, 80)} · Telltale`
  }, [title])
  return (
    <div className="grid h-screen min-h-0 min-w-0 grid-rows-[var(--bar)_minmax(0,1fr)]">
      <header className="flex min-w-0 items-center gap-2 border-b border-line px-4">
        {crumb}
        <h1 className={heading ? 'flex min-w-24' : 'flex-none'}>{heading ?? title}</h1>
        <div className="flex min-w-0 flex-1 items-center gap-2">{beside}</div>
        {actions}
      </header>
      <main className="min-h-0 min-w-0 overflow-hidden" id="main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}
