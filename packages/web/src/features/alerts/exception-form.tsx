import { useMutation } from '@tanstack/react-query'
import type { AlertEntity, AlertJson } from '@telltale/model'
import { type FormEvent, useState } from 'react'
import { api, type NewException } from '../../lib/api.ts'
import { entityLook, sortEntities } from '../../lib/entities.ts'
import { endOf, LASTING } from '../../lib/exception-times.ts'
import { formatClock } from '../../lib/format-time.ts'
import { keepMyName, loadMyName } from '../../lib/my-name.ts'
import { FIELD_LOOK, FormFoot, Labelled } from '../../ui/form.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { effectSentence, wouldHide } from './exceptions.ts'

interface ExceptionFormProps {
  readonly alert: AlertJson
  readonly loaded: readonly AlertJson[]
  readonly onClose: () => void
}

/** Keeps a rule from raising alerts about someone or something: about whom, why, who answers for it, until when. */
export function ExceptionForm({ alert, loaded, onClose }: ExceptionFormProps) {
  const entities = sortEntities(alert.entities)
  const [picked, setPicked] = useState<readonly AlertEntity[]>(entities)
  const [owner, setOwner] = useState(loadMyName())
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('7')
  const add = useMutation({
    mutationFn: (exception: NewException) => api.addException(exception),
    onSuccess: onClose,
  })
  const expires = endOf(Number(days), Date.now())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    keepMyName(owner.trim())
    add.mutate({ rule: alert.rule, conditions: picked, owner: owner.trim(), reason: reason.trim(), expires })
  }
  return (
    <form onSubmit={submit} className="grid gap-3">
      <Conditions entities={entities} picked={picked} onPick={setPicked} />
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
      <p className="text-12 text-fg-2" role="status">
        {effectSentence(loaded.length, wouldHide(loaded, alert.rule, picked))} It ends {formatClock(expires, 0)}. Alerts
        raised before stay.
      </p>
      <ProblemText error={add.error} />
      <FormFoot
        verb="Mute"
        keep="Keep alerting"
        busy={add.isPending}
        offBecause={missingPart(picked, owner, reason)}
        onClose={onClose}
      />
    </form>
  )
}

function missingPart(picked: readonly AlertEntity[], owner: string, reason: string): string | undefined {
  if (picked.length === 0) return 'Pick at least one condition'
  if (owner.trim() === '') return 'Say who answers for it'
  return reason.trim() === '' ? 'Say why' : undefined
}

interface ConditionsProps {
  readonly entities: readonly AlertEntity[]
  readonly picked: readonly AlertEntity[]
  readonly onPick: (picked: readonly AlertEntity[]) => void
}

function Conditions({ entities, picked, onPick }: ConditionsProps) {
  const toggle = (entity: AlertEntity) =>
    onPick(picked.includes(entity) ? picked.filter((other) => other !== entity) : [...picked, entity])
  return (
    <fieldset className="m-0 p-0">
      <legend className="mb-1 text-12 text-fg-2">The rule stays quiet when all of these hold</legend>
      {entities.length === 0 && (
        <p className="text-12 text-fg-3">
          This alert names nobody, so nothing narrower than the whole rule can be excepted. Turn the rule off instead.
        </p>
      )}
      {entities.map((entity) => (
        <label
          key={`${entity.field} ${entity.value}`}
          className="flex min-h-7 items-center gap-2 rounded-2 px-2 hover:bg-hover"
        >
          <input
            type="checkbox"
            className="size-4 flex-none accent-ink"
            checked={picked.includes(entity)}
            onChange={() => toggle(entity)}
          />
          <span className="w-28 flex-none overflow-hidden text-12 text-ellipsis text-fg-3" title={entity.field}>
            {entityLook(entity.field).name}
          </span>
          <span className="flex min-w-0 font-mono text-12">
            <UntrustedLine text={entity.value} most={60} title={entity.value} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}
