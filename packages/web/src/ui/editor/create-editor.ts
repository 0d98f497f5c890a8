import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view'
import { editorTheme, yamlColours } from './editor-theme.ts'
import { fixOf, problemNotes, showProblems } from './problem-lines.ts'
import type { TextProblem } from './problem-place.ts'
import { hiddenCharacters, yamlWords } from './yaml-words.ts'

/** One thing that could be written next. */
export interface Suggestion {
  readonly label: string
  /** Beside it, in a few words. */
  readonly detail?: string
  /** What is written where it is not the label. */
  readonly apply?: string
}

/** What could be written at an offset, in place of the characters from `from` on. */
export type Complete = (
  text: string,
  at: number,
) => { readonly from: number; readonly options: readonly Suggestion[] } | undefined

/** What an editor tells of. */
export interface EditorEvents {
  readonly onText: (text: string) => void
  /** Both from 1. */
  readonly onCursor: (line: number, column: number) => void
  /** Ctrl Enter and Ctrl S. */
  readonly onRun: () => void
  readonly onSave: () => void
}

interface EditorOptions extends EditorEvents {
  readonly label: string
  readonly text: string
  readonly complete: Complete
}

export interface YamlEditor {
  write(text: string): void
  show(problems: readonly TextProblem[]): void
  jump(line: number, column: number): void
  fix(problem: TextProblem): void
  measure(): void
  close(): void
}

/** Opens an editor in the shadow root of `host`, where its constructed style sheets apply. */
export function createEditor(host: HTMLElement, options: EditorOptions): YamlEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  root.replaceChildren()
  const state = EditorState.create({ doc: options.text, extensions: extensionsOf(options) })
  const view = new EditorView({ state, parent: root, root })
  return {
    write: (text) => {
      const doc = view.state.doc.toString()
      if (doc !== text) view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
    },
    show: (problems) => showProblems(view, problems),
    jump: (line, column) => {
      const { doc } = view.state
      const place = doc.line(Math.min(Math.max(line, 1), doc.lines))
      const anchor = Math.min(place.from + Math.max(column, 1) - 1, place.to)
      view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
      view.focus()
    },
    fix: (problem) => {
      view.dispatch(fixOf(view.state.doc, problem) ?? {})
      view.focus()
    },
    measure: () => view.requestMeasure(),
    close: () => view.destroy(),
  }
}

function extensionsOf({ label, complete, onText, onCursor, onRun, onSave }: EditorOptions): Extension {
  const act = (run: () => void) => () => {
    run()
    return true
  }
  return [
    EditorView.lineWrapping,
    lineNumbers(),
    lintGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    drawSelection(),
    history(),
    indentUnit.of('  '),
    indentOnInput(),
    bracketMatching(),
    yaml(),
    yamlColours,
    yamlWords,
    hiddenCharacters,
    problemNotes,
    editorTheme,
    // As many as stand without scrolling: a list that scrolls would need a stop of the keyboard of its own.
    autocompletion({ override: [sourceOf(complete)], icons: false, maxRenderedOptions: 10 }),
    Prec.highest(
      keymap.of([
        { key: 'Mod-Enter', run: act(onRun) },
        { key: 'Mod-s', run: act(onSave) },
        { key: 'Tab', run: acceptCompletion },
      ]),
    ),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false', autocapitalize: 'off' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onText(update.state.doc.toString())
      if (!update.docChanged && !update.selectionSet) return
      const { head } = update.state.selection.main
      const line = update.state.doc.lineAt(head)
      onCursor(line.number, head - line.from + 1)
    }),
  ]
}

function sourceOf(complete: Complete) {
  return (context: CompletionContext) => {
    const found = complete(context.state.doc.toString(), context.pos)
    if (!found || (found.from === context.pos && !context.explicit && !opensAfter(context))) return null
    const options = found.options.map((option, i): Completion => ({ ...option, boost: -i / found.options.length }))
    return { from: found.from, options, validFor: /^[\w.@$-]*$/ }
  }
}

/** Whether what was just typed asks for suggestions by itself: a modifier's bar, or the blank after a key. */
function opensAfter({ state, pos }: CompletionContext): boolean {
  return /(?:\||: )$/.test(state.sliceDoc(Math.max(0, pos - 2), pos))
}
