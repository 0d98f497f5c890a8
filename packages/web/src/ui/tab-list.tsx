import { Tabs } from '@base-ui/react/tabs'
import type { ReactNode } from 'react'

interface TabEntry<T extends string> {
  readonly value: T
  readonly label: string
  readonly count?: string | undefined
}

interface TabListProps<T extends string> {
  readonly label: string
  readonly tabs: readonly TabEntry<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
  readonly aside?: ReactNode
  /** The panel of the chosen tab. */
  readonly children: ReactNode
}

/** Tabs over one panel; the chosen one belongs in the URL. */
export function TabList<T extends string>({ label, tabs, value, onChange, aside, children }: TabListProps<T>) {
  return (
    <Tabs.Root value={value} onValueChange={(next) => onChange(next)} className="flex min-h-0 flex-1 flex-col">
      <div className="flex h-9 flex-none items-stretch border-b border-line px-4">
        <Tabs.List aria-label={label} activateOnFocus className="flex items-stretch gap-4">
          {tabs.map((tab) => (
            <Tabs.Tab
              key={tab.value}
              value={tab.value}
              className="-mb-px inline-flex items-center gap-1.5 border-b-2 border-transparent font-medium whitespace-nowrap text-fg-2 hover:text-fg data-[active]:border-ink data-[active]:text-fg"
            >
              {tab.label}
              {tab.count !== undefined && <span className="tnum text-fg-3">{tab.count}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <span className="flex-1" />
        {aside}
      </div>
      <Tabs.Panel value={value} className="min-h-0 flex-1 overflow-auto">
        {children}
      </Tabs.Panel>
    </Tabs.Root>
  )
}
