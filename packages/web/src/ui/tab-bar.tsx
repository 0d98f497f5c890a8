import { clsx } from 'clsx'
import { type KeyboardEvent, useRef } from 'react'

interface TabBarProps<T extends string> {
  readonly label: string
  readonly tabs: readonly { readonly value: T; readonly label: string; readonly count?: string | undefined }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** Views of one list, side by side with their counts; the chosen one belongs in the URL. */
export function TabBar<T extends string>({ label, tabs, value, onChange }: TabBarProps<T>) {
  const bar = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    const at = tabs.findIndex((tab) => tab.value === value)
    const next = tabs[at + step]
    if (step === 0 || !next) return
    event.preventDefault()
    bar.current?.querySelectorAll('button')[at + step]?.focus()
    onChange(next.value)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a bar of views, not a form's group of fields
    <div
      ref={bar}
      role="group"
      aria-label={label}
      className="flex h-9 flex-none items-stretch gap-4 border-b border-line px-4"
    >
      {tabs.map((tab) => (
        <button
          key={tab.value}
          type="button"
          aria-pressed={tab.value === value}
          tabIndex={tab.value === value ? 0 : -1}
          onKeyDown={move}
          onClick={() => onChange(tab.value)}
          className={clsx(
            '-mb-px inline-flex items-center gap-1.5 border-b-2 font-medium whitespace-nowrap focus-visible:-outline-offset-2',
            tab.value === value ? 'border-ink text-fg' : 'border-transparent text-fg-2 hover:text-fg',
          )}
        >
          {tab.label}
          {tab.count !== undefined && <span className="tnum text-fg-3">{tab.count}</span>}
        </button>
      ))}
    </div>
  )
}
