import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { RangeSet, StateEffect, StateField, type Text, type TransactionSpec } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view'
import { escapeForCopy } from '../../lib/split-text.ts'
import { placeOf, replacementOf, type TextProblem } from './problem-place.ts'

/** Lines that get a note under them; the list under the editor has the rest. */
const MOST_NOTES = 20

const setNotes = StateEffect.define<DecorationSet>()

/** Under each line with a problem what it is, with its fix; the notes follow their lines as text changes. */
export const problemNotes = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(notes, transaction) {
    const given = transaction.effects.find((effect) => effect.is(setNotes))
    return given?.is(setNotes) ? given.value : notes.map(transaction.changes)
  },
  provide: (field) => EditorView.decorations.from(field),
})

class Note extends WidgetType {
  readonly #problem: TextProblem

  constructor(problem: TextProblem) {
    super()
    this.#problem = problem
  }

  override eq(other: Note): boolean {
    return JSON.stringify(other.#problem) === JSON.stringify(this.#problem)
  }

  override toDOM(view: EditorView): HTMLElement {
    const note = document.createElement('div')
    note.className = `cm-problem cm-problem-${this.#problem.severity}`
    const box = note.appendChild(document.createElement('div'))
    box.append(escapeForCopy(this.#problem.message))
    const fix = replacementOf(this.#problem)
    if (fix === undefined) return note
    const button = document.createElement('button')
    button.type = 'button'
    // The list under the editor has the same button for the keyboard.
    button.tabIndex = -1
    button.textContent = `Write ${fix}`
    button.onclick = () => {
      // Text above may have changed since: the note knows its line, the problem its column.
      const line = view.state.doc.lineAt(view.posAtDOM(note)).number
      view.dispatch(fixOf(view.state.doc, { ...this.#problem, line }) ?? {})
      view.focus()
    }
    box.append(button)
    return note
  }
}

/** The change that a problem's fix makes; undefined where there is none. */
export function fixOf(doc: Text, problem: TextProblem): TransactionSpec | undefined {
  const insert = replacementOf(problem)
  return insert === undefined ? undefined : { changes: { ...placeOf(doc.toString(), problem), insert } }
}

/** Underlines, gutter marks and notes for these problems of the text as it stands. */
export function showProblems(view: EditorView, problems: readonly TextProblem[]): void {
  const { doc } = view.state
  const text = doc.toString()
  const diagnostics = problems.map((problem): Diagnostic => {
    const { from, to } = placeOf(text, problem)
    return { from, to, severity: problem.severity, message: escapeForCopy(problem.message) }
  })
  const byLine = new Map(problems.toReversed().map((problem) => [problem.line, problem]))
  const notes = [...byLine.values()].slice(-MOST_NOTES).map((problem) => {
    const line = doc.lineAt(placeOf(text, problem).from)
    return Decoration.widget({ widget: new Note(problem), block: true, side: 1 }).range(line.to)
  })
  view.dispatch(setDiagnostics(view.state, diagnostics), { effects: setNotes.of(RangeSet.of(notes, true)) })
}
