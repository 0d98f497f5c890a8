/** `system` follows the operating system. */
export type Theme = 'system' | 'dark' | 'light'

const KEY = 'telltale.theme'

/** The theme chosen on this device; `system` until someone chooses. */
export function loadTheme(): Theme {
  const kept = localStorage.getItem(KEY)
  return kept === 'dark' || kept === 'light' ? kept : 'system'
}

/** Shows `theme` and keeps it for the next visit. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') {
    localStorage.removeItem(KEY)
    delete document.documentElement.dataset.theme
  } else {
    localStorage.setItem(KEY, theme)
    document.documentElement.dataset.theme = theme
  }
  document.dispatchEvent(new CustomEvent('telltale:theme'))
}
