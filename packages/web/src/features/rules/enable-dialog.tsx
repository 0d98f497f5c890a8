import { useMutation } from '@tanstack/react-query'
import type { RuleJson } from '@telltale/model'
import { type FormEvent, useState } from 'react'
import { api } from '../../lib/api.ts'
import { plural } from '../../lib/format-number.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { FIELD_LOOK, FormFoot, Labelled } from '../../ui/form.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { testCounts, testState } from './rule-words.ts'
import { Agree } from './save-dialog.tsx'

interface EnableDialogProps {
  readonly rule: RuleJson
  readonly isDirty: boolean
  readonly onDone: (rule: RuleJson) => void
  readonly onClose: () => void
}

/** Asks why a rule is turned on or off; one that its tests do not prove is turned on only when someone agrees. */
export function EnableDialog({ rule, isDirty, onDone, onClose }: EnableDialogProps) {
  const turnsOn = !rule.enabled
  const [reason, setReason] = useState('')
  const [agreed, setAgreed] = useState(false)
  const change = useMutation({
    mutationFn: () => api.enableRule(rule.id, turnsOn, reason.trim()),
    onSuccess: onDone,
  })
  const asks = turnsOn && testState(rule) !== 'passing'
  const missing = reason.trim() === '' ? 'Say why' : asks && !agreed ? 'Agree first' : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate()
  }
  return (
    <AskDialog
      title={turnsOn ? 'Turn this rule on' : 'Turn this rule off'}
      about={<UntrustedLine text={rule.title} most={200} wraps />}
      onClose={onClose}
    >
      <form onSubmit={submit} className="grid gap-3">
        <p className="text-12 text-fg-2">{effectWords(rule)}</p>
        {turnsOn && <p className="text-12 text-fg-2">{provenWords(rule)}</p>}
        {isDirty && (
          <p className="text-12 text-fg-2">Your unsaved work is no part of this: the rule is meant as it is saved.</p>
        )}
        {asks && <Agree agreed={agreed} onChange={setAgreed} />}
        <Labelled name="Why">
          <input
            value={reason}
            maxLength={1_000}
            onChange={(event) => setReason(event.target.value)}
            className={FIELD_LOOK}
          />
        </Labelled>
        <ProblemText error={change.error} />
        <FormFoot
          verb={turnsOn ? 'Turn on' : 'Turn off'}
          keep={turnsOn ? 'Leave it off' : 'Keep it on'}
          busy={change.isPending}
          offBecause={missing}
          onClose={onClose}
        />
      </form>
    </AskDialog>
  )
}

function effectWords(rule: RuleJson): string {
  if (!rule.enabled) return 'From now on it raises alerts.'
  return `It raised ${plural(rule.alerts, 'alert')} in the last 30 days. From now on it raises none; alerts raised before stay.`
}

function provenWords(rule: RuleJson): string {
  const state = testState(rule)
  if (state === 'passing') return `Its tests pass: ${testCounts(rule)}.`
  if (state === 'failing') return `Its own tests fail: ${testCounts(rule)}.`
  return state === 'not_run' ? 'Its tests have not been run yet.' : 'It has no test that proves it.'
}
