import { FIELD } from '@telltale/model'
import { Plus, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { NewException } from '../../lib/api.ts'
import { endOf, LASTING } from '../../lib/exception-times.ts'
import { keepMyName, loadMyName } from '../../lib/my-name.ts'
import { Button } from '../../ui/button.tsx'
import { FIELD_LOOK, FormFoot, Labelled } from '../../ui/form.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'

interface ExceptionFieldsProps {
  readonly rule: string
  readonly busy: boolean
  readonly error: unknown
  readonly onAdd: (exception: NewException) => void
  readonly onClose: () => void
}

interface WrittenCondition {
  readonly key: number
  readonly field: string
  readonly value: string
}

/** Conditions of one exception. */
const MOST_CONDITIONS = 8

/** What an exception needs: about whom, why, who answers for it, until when. */
export function ExceptionFields({ rule, busy, error, onAdd, onClose }: ExceptionFieldsProps) {
  const [conditions, setConditions] = useState<readonly WrittenCondition[]>([
    { key: 0, field: FIELD.serviceName, value: '' },
  ])
  const [owner, setOwner] = useState(loadMyName())
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('7')
  const written = conditions
    .map(({ field, value }) => ({ field: field.trim(), value: value.trim() }))
    .filter(({ field, value }) => field !== '' && value !== '')
  const missing =
    written.length === 0
      ? 'Write a condition'
      : owner.trim() === ''
        ? 'Say who'
        : reason.trim() === ''
          ? 'Say why'
          : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keepMyName(owner.trim())
    const expires = endOf(Number(days), Date.now())
    onAdd({ rule, conditions: written, owner: owner.trim(), reason: reason.trim(), expires })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Conditions conditions={conditions} onChange={setConditions} />
      <div className="grid grid-cols-[minmax(0,1fr)_120px] gap-2">
        <Labelled name="Owner, who answers for it">
          <input
            value={owner}
            maxLength={200}
            onChange={(event) => setOwner(event.target.value)}
            className={FIELD_LOOK}
          />
        </Labelled>
        <Labelled name="For">
          <select value={days} onChange={(event) => setDays(event.target.value)} className={FIELD_LOOK}>
            {LASTING.map((choice) => (
              <option key={choice.days} value={choice.days}>
                {choice.label}
              </option>
            ))}
          </select>
        </Labelled>
      </div>
      <Labelled name="Why">
        <input
          value={reason}
          maxLength={1_000}
          onChange={(event) => setReason(event.target.value)}
          placeholder="Why this is no attack"
          className={FIELD_LOOK}
        />
      </Labelled>
      <ProblemText error={error} />
      <FormFoot verb="Except" keep="Keep alerting" busy={busy} offBecause={missing} onClose={onClose} />
    </form>
  )
}

interface ConditionsProps {
  readonly conditions: readonly WrittenCondition[]
  readonly onChange: (conditions: readonly WrittenCondition[]) => void
}

function Conditions({ conditions, onChange }: ConditionsProps) {
  const set = (key: number, change: Partial<WrittenCondition>) =>
    onChange(conditions.map((condition) => (condition.key === key ? { ...condition, ...change } : condition)))
  const add = () =>
    onChange([...conditions, { key: Math.max(...conditions.map(({ key }) => key)) + 1, field: '', value: '' }])
  return (
    <fieldset className="m-0 grid gap-2 p-0">
      <legend className="mb-1 text-12 text-fg-2">All of these hold</legend>
      <datalist id="exception-fields">
        {Object.values(FIELD).map((field) => (
          <option key={field} value={field} />
        ))}
      </datalist>
      {conditions.map(({ key, field, value }) => (
        <div key={key} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_24px] items-center gap-2">
          <input
            aria-label="Field"
            list="exception-fields"
            value={field}
            onChange={(event) => set(key, { field: event.target.value })}
            placeholder="user.id"
            className={`${FIELD_LOOK} font-mono`}
          />
          <input
            aria-label="Value"
            value={value}
            maxLength={1_000}
            onChange={(event) => set(key, { value: event.target.value })}
            placeholder="exactly this value"
            className={`${FIELD_LOOK} font-mono`}
          />
          <Button
            small
            square
            look="ghost"
            aria-label="Take this condition away"
            offBecause={conditions.length === 1 ? 'An exception has at least one condition' : undefined}
            onClick={() => onChange(conditions.filter((condition) => condition.key !== key))}
            icon={<X size={14} />}
          />
        </div>
      ))}
      <span>
        <Button
          small
          icon={<Plus size={14} />}
          offBecause={conditions.length >= MOST_CONDITIONS ? 'That is as narrow as it gets' : undefined}
          onClick={add}
        >
          And another
        </Button>
      </span>
    </fieldset>
  )
}
