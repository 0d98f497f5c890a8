import { type FormEvent, useState } from 'react'
import { Key } from '../../ui/button.tsx'
import { FIELD_LOOK, FormFoot, Labelled } from '../../ui/form.tsx'
import { CLOSE_REASONS, closeNote } from './alert-words.ts'
import type { FormProps } from './form-parts.tsx'

/** Closes alerts for one of four reasons, with a note. The reasons have keys of their own. */
export function CloseForm({ alerts, onChange, onDone, onClose }: FormProps) {
  const [key, setKey] = useState('')
  const [note, setNote] = useState('')
  const [busy, setBusy] = useState(false)
  const reason = CLOSE_REASONS.find((entry) => entry.key === key)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!reason) return
    setBusy(true)
    const words = closeNote(reason, note)
    const done = await onChange(alerts, {
      status: 'closed',
      resolution: reason.resolution,
      ...(words === '' ? {} : { note: words }),
    })
    setBusy(false)
    if (done.length > 0) onDone()
    onClose()
  }
  return (
    <form
      onSubmit={submit}
      className="grid gap-3"
      onKeyDown={(event) => {
        const isText = event.target instanceof HTMLInputElement && event.target.type === 'text'
        if (!isText && CLOSE_REASONS.some((entry) => entry.key === event.key)) setKey(event.key)
      }}
    >
      <fieldset className="m-0 grid gap-0.5 p-0">
        <legend className="sr-only">Why</legend>
        {CLOSE_REASONS.map((entry, i) => (
          <label
            key={entry.key}
            className="flex h-8 items-center gap-2 rounded-2 px-2 hover:bg-hover has-checked:bg-selected"
          >
            <input
              type="radio"
              name="reason"
              // biome-ignore lint/a11y/noAutofocus: the dialog opens on the first thing it asks
              autoFocus={i === 0}
              className="size-4 accent-ink"
              checked={key === entry.key}
              onChange={() => setKey(entry.key)}
            />
            <span className="font-medium">{entry.label}</span>
            <span className="flex-1 text-12 text-fg-3">{entry.hint}</span>
            <span className="text-fg-3">
              <Key>{entry.key}</Key>
            </span>
          </label>
        ))}
      </fieldset>
      <Labelled name="Note">
        <input
          type="text"
          value={note}
          maxLength={2_000}
          onChange={(event) => setNote(event.target.value)}
          placeholder="What the next person should know"
          className={FIELD_LOOK}
        />
      </Labelled>
      {reason?.resolution === 'false_positive' && (
        <p className="text-12 text-fg-2">
          If it comes again, an exception (M) or a change of the rule keeps it quiet; closing it does not.
        </p>
      )}
      <FormFoot
        verb={alerts.length === 1 ? 'Close alert' : `Close ${alerts.length} alerts`}
        keep="Keep it open"
        busy={busy}
        offBecause={reason ? undefined : 'Pick a reason'}
        onClose={onClose}
      />
    </form>
  )
}
