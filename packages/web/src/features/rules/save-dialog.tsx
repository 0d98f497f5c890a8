import { type FormEvent, useState } from 'react'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { FIELD_LOOK, FormFoot, Labelled } from '../../ui/form.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { TestNote } from './test-note.tsx'
import { allPass } from './test-words.ts'
import type { TestRun } from './use-rule-tests.ts'

interface SaveDialogProps {
  readonly title: string
  readonly isNew: boolean
  /** The saved rule is in force, and so is the new text at once. */
  readonly isOn: boolean
  readonly tests: TestRun
  readonly busy: boolean
  readonly error: unknown
  readonly onSave: (reason: string) => void
  readonly onClose: () => void
}

/**
 * Asks why a rule is saved, with what its tests say; what is in force without passing tests is agreed to by hand. A new
 * rule is saved off: to turn it on is a step of its own.
 */
export function SaveDialog({ title, isNew, isOn, tests, busy, error, onSave, onClose }: SaveDialogProps) {
  const [reason, setReason] = useState('')
  const [agreed, setAgreed] = useState(false)
  const passes = tests.isCurrent && tests.result !== undefined && allPass(tests.result)
  const asks = !isNew && isOn && !passes
  const missing =
    reason.trim() === ''
      ? 'Say why'
      : tests.isRunning
        ? 'The tests are running'
        : asks && !agreed
          ? 'Agree first'
          : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSave(reason.trim())
  }
  return (
    <AskDialog
      title={isNew ? 'Save this rule' : 'Save the change'}
      about={<UntrustedLine text={title || 'A rule without a title'} most={200} wraps />}
      onClose={onClose}
    >
      <form onSubmit={submit} className="grid gap-3">
        <TestNote tests={tests} />
        <p className="text-12 text-fg-2">{effectOf(isNew, isOn)}</p>
        {asks && <Agree agreed={agreed} onChange={setAgreed} />}
        <Labelled name="Why">
          <input
            value={reason}
            maxLength={1_000}
            onChange={(event) => setReason(event.target.value)}
            placeholder={isNew ? 'What it is for' : 'What changed, and why'}
            className={FIELD_LOOK}
          />
        </Labelled>
        <ProblemText error={error} />
        <FormFoot verb="Save" keep="Keep working" busy={busy} offBecause={missing} onClose={onClose} />
      </form>
    </AskDialog>
  )
}

function effectOf(isNew: boolean, isOn: boolean): string {
  if (isNew) return 'It is saved off and raises nothing yet. The switch at the top then turns it on.'
  return isOn ? 'The rule is on: events that come from now on meet the new text.' : 'The rule is off and stays off.'
}

interface AgreeProps {
  readonly agreed: boolean
  readonly onChange: (agreed: boolean) => void
}

/** A rule that its tests do not prove is in force only when someone says so. */
export function Agree({ agreed, onChange }: AgreeProps) {
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input
        type="checkbox"
        className="size-4 flex-none accent-ink"
        checked={agreed}
        onChange={(event) => onChange(event.target.checked)}
      />
      Run it untested; it shows as that everywhere
    </label>
  )
}
