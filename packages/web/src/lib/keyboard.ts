import { useEffect, useRef, useSyncExternalStore } from 'react'

/** One key of a screen: `j`, `shift+d`, `g o` (one after the other), `ctrl+k`, `escape`. */
export interface KeyBinding {
  readonly keys: string
  /** For the list of keys. */
  readonly label: string
  readonly run: () => void
}

const SEQUENCE_MS = 1200
const OFF_KEY = 'telltale.single-keys'

const layers = new Set<readonly KeyBinding[]>()
const listeners = new Set<() => void>()
let snapshot: readonly KeyBinding[] = []
let singleKeys = true
let lead: { readonly key: string; readonly at: number } | undefined

function changed(): void {
  snapshot = [...layers].flat()
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Binds keys while the component is shown; a later one wins over an earlier one with the same keys. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const latest = useRef(bindings)
  latest.current = bindings
  const names = bindings.map((binding) => `${binding.keys}=${binding.label}`).join('\n')
  useEffect(() => {
    const layer = names.split('\n').flatMap((name, i) => {
      const [keys = '', label = ''] = name.split('=')
      return name === '' ? [] : [{ keys, label, run: () => latest.current[i]?.run() }]
    })
    layers.add(layer)
    changed()
    return () => {
      layers.delete(layer)
      changed()
    }
  }, [names])
}

/** Every key bound now, for the help. */
export function useBoundKeys(): readonly KeyBinding[] {
  return useSyncExternalStore(subscribe, () => snapshot)
}

/** Whether keys without Ctrl act; a person may turn them off (WCAG 2.1.4). */
export function useSingleKeys(): boolean {
  return useSyncExternalStore(subscribe, () => singleKeys)
}

export function setSingleKeys(on: boolean): void {
  singleKeys = on
  if (on) localStorage.removeItem(OFF_KEY)
  else localStorage.setItem(OFF_KEY, 'off')
  changed()
}

/** Starts to listen; once, when the page starts. */
export function listenForKeys(target: Window): void {
  singleKeys = target.localStorage.getItem(OFF_KEY) !== 'off'
  target.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const pressed = nameOf(event)
    const isCombined = event.ctrlKey || event.metaKey
    // The innermost: an editor stands in a shadow root, whose host alone is the target out here.
    const innermost = event.composedPath()[0] ?? null
    if (!isCombined && (isTyping(innermost) || !singleKeys) && pressed !== 'escape') return
    if (pressed !== 'escape' && !isCombined && inDialog(target.document)) return
    const binding = find(pressed)
    if (!binding) return
    if (isOwnKey(pressed, innermost)) return
    event.preventDefault()
    binding.run()
  })
}

function find(pressed: string): KeyBinding | undefined {
  const now = performance.now()
  const sequence = lead && now - lead.at < SEQUENCE_MS ? `${lead.key} ${pressed}` : undefined
  lead = undefined
  const bound = (keys: string) => snapshot.findLast((binding) => binding.keys === keys)
  const found = (sequence === undefined ? undefined : bound(sequence)) ?? bound(pressed)
  if (!found && snapshot.some((binding) => binding.keys.startsWith(`${pressed} `))) lead = { key: pressed, at: now }
  return found
}

function nameOf(event: KeyboardEvent): string {
  const key = event.key === ' ' ? 'space' : event.key.toLowerCase()
  const withShift = event.shiftKey && /^[a-z]$|^enter$/.test(key) ? `shift+${key}` : key
  return event.ctrlKey || event.metaKey ? `ctrl+${withShift}` : event.altKey ? `alt+${withShift}` : withShift
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}

const PRESSED_BY_SPACE = 'button, summary, [role="tab"], [role="option"], [role="menuitem"]'

// A focused button keeps Enter and Space for itself, a link Enter alone.
function isOwnKey(pressed: string, target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (pressed === 'enter') return target.matches(`${PRESSED_BY_SPACE}, a`)
  return pressed === 'space' && target.matches(PRESSED_BY_SPACE)
}

function inDialog(document: Document): boolean {
  return document.querySelector('[role="dialog"]:not([data-closed])') !== null
}
