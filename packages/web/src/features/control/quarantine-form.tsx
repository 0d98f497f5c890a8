import { useMutation, useQueryClient } from '@tanstack/react-query'
import { QUARANTINE_KINDS } from '@telltale/model'
import { type FormEvent, useState } from 'react'
import { api, type NewQuarantine } from '../../lib/api.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'

const FOR = [
  { value: '', label: 'until it is lifted' },
  { value: '60', label: '1 hour' },
  { value: '480', label: '8 hours' },
  { value: '1440', label: '1 day' },
  { value: '10080', label: '7 days' },
] as const

interface QuarantineFormProps {
  readonly kind: string | undefined
  readonly value: string | undefined
}

/** Refuses someone's calls: who, why, how long. */
export function QuarantineForm(given: QuarantineFormProps) {
  const [kind, setKind] = useState(QUARANTINE_KINDS.find((name) => name === given.kind) ?? 'session')
  const [value, setValue] = useState(given.value ?? '')
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState('')
  const cache = useQueryClient()
  const add = useMutation({
    mutationFn: (entry: NewQuarantine) => api.addQuarantine(entry),
    onSuccess: () => {
      setValue('')
      setReason('')
    },
    onSettled: () => cache.invalidateQueries({ queryKey: ['control', 'quarantine'] }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ends = minutes === '' ? {} : { untilMs: Date.now() + Number(minutes) * 60_000 }
    add.mutate({ kind, value, reason: reason.trim(), ...ends })
  }
  const field = 'h-7 min-w-0 rounded-2 border border-edge bg-surface px-2 text-13 text-fg placeholder:text-fg-3'
  const label = 'grid gap-1 text-12 text-fg-2'
  const missing = value === '' ? 'Say who first' : reason.trim() === '' ? 'Say why first' : undefined
  return (
    <form onSubmit={submit} className="grid gap-2 rounded-3 border border-line bg-surface p-4" aria-label="Quarantine">
      <div className="grid grid-cols-[110px_minmax(0,1fr)_minmax(0,1.4fr)_150px_auto] items-end gap-2 max-[1100px]:grid-cols-2">
        <label className={label}>
          Kind
          <select
            value={kind}
            onChange={({ target }) => setKind(QUARANTINE_KINDS.find((name) => name === target.value) ?? 'session')}
            className={field}
          >
            {QUARANTINE_KINDS.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </label>
        <label className={label}>
          Id as the application sends it
          <input
            value={value}
            maxLength={1024}
            onChange={(event) => setValue(event.target.value)}
            className={`${field} font-mono`}
          />
        </label>
        <label className={label}>
          Why
          <input
            value={reason}
            maxLength={1_000}
            onChange={(event) => setReason(event.target.value)}
            placeholder="Told to who is refused"
            className={field}
          />
        </label>
        <label className={label}>
          For
          <select value={minutes} onChange={(event) => setMinutes(event.target.value)} className={field}>
            {FOR.map((choice) => (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" look="primary" busy={add.isPending} offBecause={missing}>
          Quarantine {kind}
        </Button>
      </div>
      {given.value !== undefined && value === given.value && reason === '' && (
        <p className="text-12 text-fg-2">
          Every call of this {kind} is refused in applications that enforce. Say why, then press the button.
        </p>
      )}
      <ProblemText error={add.error} />
    </form>
  )
}
