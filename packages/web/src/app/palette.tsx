import { Dialog } from '@base-ui/react/dialog'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { RuleJson } from '@telltale/model'
import { Command } from 'cmdk'
import { Box, Fingerprint, ListChecks, Moon, Plus, Search } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { rulesQuery, statsQuery } from '../lib/queries.ts'
import { formatQuery } from '../lib/query-language.ts'
import { applyTheme, type Theme } from '../lib/theme.ts'
import { Key } from '../ui/button.tsx'
import { UntrustedLine } from '../ui/untrusted.tsx'
import { SCREENS } from './screens.ts'

const ITEM = 'flex h-8 items-center gap-2.5 rounded-2 px-2.5 data-[selected=true]:bg-selected'
/** Letters typed before rules are offered: there may be hundreds. */
const LEAST_FOR_RULES = 2
const THEMES: readonly Theme[] = ['dark', 'light', 'system']

/** Goes anywhere and runs any action: screens, an app's events, a trace by its id, words to find. */
export function Palette({ onOpenChange }: { readonly onOpenChange: (open: boolean) => void }) {
  const [typed, setTyped] = useState('')
  const navigate = useNavigate()
  const { data } = useQuery(statsQuery)
  const rules = useQuery({ ...rulesQuery, refetchInterval: false }).data?.rules ?? []
  const act = (run: () => void) => () => {
    run()
    onOpenChange(false)
  }
  const search = (query: string) => act(() => void navigate({ to: '/explore', search: { query } }))
  const text = typed.trim()
  const traceId = /^[0-9a-f]{32}$/i.test(text) ? text.toLowerCase() : undefined
  return (
    <Dialog.Root open onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg/70" />
        <Dialog.Popup
          aria-label="Go to anything"
          className="fixed top-[14vh] left-1/2 z-50 w-[560px] -translate-x-1/2 rounded-3 bg-raised shadow-float outline-none"
        >
          <Command label="Go to anything" loop>
            <Command.Input
              value={typed}
              onValueChange={setTyped}
              placeholder="A screen, an app, a trace id, words to find"
              className="h-11 w-full border-b border-line bg-transparent px-4 outline-none placeholder:text-fg-3"
            />
            <Command.List className="max-h-[50vh] overflow-auto p-1.5" label="Places and actions">
              <Command.Empty className="p-3 text-12 text-fg-3">Nothing goes by that name.</Command.Empty>
              {traceId && (
                <Item
                  icon={<Fingerprint size={14} />}
                  value={`trace ${text}`}
                  onSelect={act(() => void navigate({ to: '/traces/$traceId', params: { traceId } }))}
                >
                  Open trace <code className="text-12">{traceId}</code>
                </Item>
              )}
              {text !== '' && (
                <Item
                  icon={<Search size={14} />}
                  value={`find ${text}`}
                  onSelect={search(formatQuery([{ kind: 'text', text }]))}
                >
                  <span>
                    Find “<UntrustedLine text={text} most={60} />” in Explore
                  </span>
                </Item>
              )}
              {SCREENS.map((screen) => (
                <Item
                  key={screen.to}
                  icon={<screen.icon size={14} />}
                  value={screen.name}
                  onSelect={act(() => void navigate({ to: screen.to }))}
                >
                  {screen.name}
                  <span className="flex-1" />
                  <Key>G</Key>
                  <Key>{screen.key.toUpperCase()}</Key>
                </Item>
              ))}
              <Item
                icon={<Plus size={14} />}
                value="new rule"
                onSelect={act(() => void navigate({ to: '/rules/new' }))}
              >
                New rule
              </Item>
              {text.length >= LEAST_FOR_RULES && (
                <RuleItems
                  rules={rules}
                  onOpen={(ruleId) => act(() => void navigate({ to: '/rules/$ruleId', params: { ruleId } }))()}
                />
              )}
              {Object.keys(data?.by_app ?? {})
                .slice(0, 200)
                .map((app) => (
                  <Item
                    key={app}
                    icon={<Box size={14} />}
                    value={`app ${app}`}
                    onSelect={search(formatQuery([{ kind: 'field', field: 'service.name', values: [app] }]))}
                  >
                    <span>
                      Events of <UntrustedLine text={app} most={60} />
                    </span>
                  </Item>
                ))}
              {THEMES.map((theme) => (
                <Item
                  key={theme}
                  icon={<Moon size={14} />}
                  value={`theme ${theme}`}
                  onSelect={act(() => applyTheme(theme))}
                >
                  Theme: {theme}
                </Item>
              ))}
            </Command.List>
          </Command>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface RuleItemsProps {
  readonly rules: readonly RuleJson[]
  readonly onOpen: (id: string) => void
}

function RuleItems({ rules, onOpen }: RuleItemsProps) {
  return rules.map((rule) => (
    <Item
      key={rule.id}
      icon={<ListChecks size={14} />}
      value={`rule ${rule.title} ${rule.id}`}
      onSelect={() => onOpen(rule.id)}
    >
      <span className="flex min-w-0">
        <UntrustedLine text={rule.title} most={70} />
      </span>
    </Item>
  ))
}

interface ItemProps {
  readonly icon: ReactNode
  readonly value: string
  readonly onSelect: () => void
  readonly children: ReactNode
}

function Item({ icon, value, onSelect, children }: ItemProps) {
  return (
    <Command.Item value={value} onSelect={onSelect} className={ITEM}>
      <span className="text-fg-3">{icon}</span>
      {children}
    </Command.Item>
  )
}
