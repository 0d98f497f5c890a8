import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, highlightSpecialChars, ViewPlugin } from '@codemirror/view'
import { nameHidden } from '../../lib/hidden-characters.ts'

/** Offsets in a line of the words that YAML or a condition gives a meaning to. */
function meaningfulWords(line: string): readonly { readonly from: number; readonly to: number }[] {
  const colon = line.indexOf(': ')
  if (colon < 0) return []
  const key = line.slice(0, colon).trim()
  const value = line.slice(colon + 2)
  const words = key === 'condition' ? /\b(?:and|or|not|of|them)\b/g : /^\s*(?:true|false|null|~)(?=\s*$|\s+#)/g
  return Array.from(value.matchAll(words), (match) => {
    const from = colon + 2 + match.index + match[0].length - match[0].trimStart().length
    return { from, to: colon + 2 + match.index + match[0].length }
  })
}

const WORD = Decoration.mark({ class: 'cm-word' })

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at)
      for (const word of meaningfulWords(line.text)) builder.add(line.from + word.from, line.from + word.to, WORD)
      at = line.to + 1
    }
  }
  return builder.finish()
}

/** Colours `true`, `null` and the words of a condition. */
export const yamlWords: Extension = ViewPlugin.define(
  (view) => ({
    decorations: decorate(view),
    update(update) {
      if (update.docChanged || update.viewportChanged) this.decorations = decorate(update.view)
    },
  }),
  { decorations: (plugin) => plugin.decorations },
)

// Of CodeMirror's own list only the control characters; every other one that the screens name is added.
const HIDDEN =
  /\u034f|[\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202f\u2060-\u2069\u2800\u3000\u3164\ufeff\uffa0]|[\ufe00-\ufe0f]|[\u{e0000}-\u{e01ef}]/gu

/** Hidden characters as chips with their names, as everywhere else. */
export const hiddenCharacters: Extension = highlightSpecialChars({
  addSpecialChars: HIDDEN,
  render: (code, description) => {
    const name = nameHidden(code)
    const chip = document.createElement('span')
    chip.className = 'cm-hidden-character'
    chip.textContent = name?.label ?? `U+${code.toString(16).padStart(4, '0')}`
    chip.title = name?.words ?? description ?? ''
    chip.setAttribute('aria-label', chip.title)
    chip.setAttribute('role', 'img')
    return chip
  },
})
