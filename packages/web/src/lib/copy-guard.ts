import { defang } from './split-text.ts'

/**
 * Makes every copy that touches an outside text plain and harmless: escapes in place of hidden characters
 * (the chips carry them as text), addresses defanged, no markup.
 */
export function guardCopies(document: Document): void {
  document.addEventListener('copy', (event) => {
    const selection = document.getSelection()
    if (!selection || selection.isCollapsed || !event.clipboardData || !touchesUntrusted(selection)) return
    event.clipboardData.setData('text/plain', defang(selection.toString()))
    event.preventDefault()
  })
}

function touchesUntrusted(selection: Selection): boolean {
  const range = selection.getRangeAt(0)
  const node = range.commonAncestorContainer
  const element = node instanceof Element ? node : node.parentElement
  if (!element || element.matches('input, textarea')) return false
  return element.closest('[data-untrusted]') !== null || element.querySelector('[data-untrusted]') !== null
}
