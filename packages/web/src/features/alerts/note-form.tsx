import { type FormEvent, useState } from 'react'
import { FormFoot, Labelled } from '../../ui/form.tsx'
import type { FormProps } from './form-parts.tsx'

/** Writes down what is known of an alert. */
export function NoteForm({ alerts, onChange, onClose }: FormProps) {
  const [note, setNote] = useState(alerts[0]?.note ?? '')
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    await onChange(alerts, { note: note.trim() === '' ? null : note.trim() })
    setBusy(false)
    onClose()
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Labelled name="Note">
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the dialog opens on the one thing it asks
          autoFocus
          rows={5}
          value={note}
          maxLength={2_000}
          onChange={(event) => setNote(event.target.value)}
          className="w-full rounded-2 border border-edge bg-surface px-2 py-1 text-13 text-fg"
        />
      </Labelled>
      <FormFoot verb="Keep note" keep="Leave it" busy={busy} onClose={onClose} />
    </form>
  )
}
