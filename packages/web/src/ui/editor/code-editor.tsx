import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { type Complete, createEditor, type EditorEvents, type YamlEditor } from './create-editor.ts'
import type { TextProblem } from './problem-place.ts'

/** What can be asked of an editor from outside. */
export interface EditorHandle {
  /** Puts the cursor there, both from 1, and the focus into the editor. */
  jump(line: number, column: number): void
  /** Writes what the problem's fix says. */
  fix(problem: TextProblem): void
}

interface CodeEditorProps extends EditorEvents {
  readonly label: string
  readonly text: string
  /** Of this text; given again when it was looked at again. */
  readonly problems: readonly TextProblem[]
  readonly complete: Complete
  /** Kept as it is, but out of sight. */
  readonly hidden?: boolean
  readonly ref?: Ref<EditorHandle>
}

/** YAML with colours, completion, problems at their lines and hidden characters made visible. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, text, problems, hidden = false, ref } = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<YamlEditor>(undefined)
  const latest = useRef(props)
  // Texts that were told and did not come back as `text` yet: an old one must not undo what was typed since.
  const told = useRef<string[]>([])
  latest.current = props
  useEffect(() => {
    if (!host.current) return
    const made = createEditor(host.current, {
      label,
      text: latest.current.text,
      complete: (doc, at) => latest.current.complete(doc, at),
      onText: (next) => {
        told.current.push(next)
        latest.current.onText(next)
      },
      onCursor: (line, column) => latest.current.onCursor(line, column),
      onRun: () => latest.current.onRun(),
      onSave: () => latest.current.onSave(),
    })
    editor.current = made
    made.show(latest.current.problems)
    return () => made.close()
  }, [label])
  useEffect(() => {
    const at = told.current.lastIndexOf(text)
    told.current = at < 0 ? [] : told.current.slice(at + 1)
    if (at < 0) editor.current?.write(text)
  }, [text])
  useEffect(() => editor.current?.show(problems), [problems])
  useEffect(() => {
    if (!hidden) editor.current?.measure()
  }, [hidden])
  useImperativeHandle(ref, () => ({
    jump: (line, column) => editor.current?.jump(line, column),
    fix: (problem) => editor.current?.fix(problem),
  }))
  return <div ref={host} hidden={hidden} className="h-full min-h-0 min-w-0" data-editor={label} />
}
