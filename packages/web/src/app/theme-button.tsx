import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { applyTheme, loadTheme, type Theme } from '../lib/theme.ts'

const NEXT: Readonly<Record<Theme, Theme>> = { system: 'dark', dark: 'light', light: 'system' }
const ICONS = { system: Monitor, dark: Moon, light: Sun } as const
const NAMES: Readonly<Record<Theme, string>> = { system: 'as the system', dark: 'dark', light: 'light' }

/** Goes round the three themes. */
export function ThemeButton({ className }: { readonly className: string }) {
  const [theme, setTheme] = useState(loadTheme)
  const Icon = ICONS[theme]
  const turn = () => {
    applyTheme(NEXT[theme])
    setTheme(NEXT[theme])
  }
  const words = `Theme: ${NAMES[theme]}. Switch to ${NAMES[NEXT[theme]]}`
  return (
    <button type="button" className={className} onClick={turn} aria-label={words} title={words}>
      <Icon size={16} aria-hidden />
    </button>
  )
}
