import { type FormEvent, useState } from 'react'
import { keepMyName, loadMyName } from '../../lib/my-name.ts'
import { FIELD_LOOK, FormFoot, Labelled } from '../../ui/form.tsx'
import type { FormProps } from './form-parts.tsx'

/** Gives alerts to someone; an empty name takes them back. */
export function AssignForm({ alerts, onChange, onClose }: FormProps) {
  const [name, setName] = useState(alerts[0]?.assignee ?? loadMyName())
  const [busy, setBusy] = useState(false)
  const wanted = name.trim()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    keepMyName(wanted)
    await onChange(alerts, { assignee: wanted === '' ? null : wanted })
    setBusy(false)
    onClose()
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Labelled name="To">
        <input
          // biome-ignore lint/a11y/noAutofocus: the dialog opens on the one thing it asks
          autoFocus
          value={name}
          maxLength={200}
          onChange={(event) => setName(event.target.value)}
          placeholder="A name; empty for nobody"
          className={FIELD_LOOK}
        />
      </Labelled>
      <FormFoot verb={wanted === '' ? 'Assign to nobody' : 'Assign'} keep="Leave it" busy={busy} onClose={onClose} />
    </form>
  )
}
