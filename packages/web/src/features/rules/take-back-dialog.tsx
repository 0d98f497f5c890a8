import { useMutation } from '@tanstack/react-query'
import type { RuleJson } from '@telltale/model'
import { type FormEvent, useState } from 'react'
import { api } from '../../lib/api.ts'
import { plural } from '../../lib/format-number.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { FormFoot } from '../../ui/form.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'

interface TakeBackDialogProps {
  readonly rule: RuleJson
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Asks before what was written here is gone: a rule of the pack is then as it came, another no more. */
export function TakeBackDialog({ rule, onDone, onClose }: TakeBackDialogProps) {
  const isOwn = rule.origin === 'custom'
  const [agreed, setAgreed] = useState(false)
  const takeBack = useMutation({ mutationFn: () => api.takeBackRule(rule.id), onSuccess: onDone })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    takeBack.mutate()
  }
  return (
    <AskDialog
      title={isOwn ? 'Delete this rule' : 'Back to the pack’s version'}
      about={<UntrustedLine text={rule.title} most={200} wraps />}
      onClose={onClose}
    >
      <form onSubmit={submit} className="grid gap-3">
        <p className="text-12 text-fg-2">
          {isOwn
            ? `Its text and its fixtures are gone. The ${plural(rule.alerts, 'alert')} of the last 30 days stay, without a rule to explain them.`
            : 'The text and the fixtures that were written here are gone, and the rule is on or off as it came.'}
        </p>
        <label className="flex min-h-7 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 flex-none accent-ink"
            checked={agreed}
            onChange={(event) => setAgreed(event.target.checked)}
          />
          {isOwn ? 'Nobody needs it any more' : 'Nobody needs what was written here'}
        </label>
        <ProblemText error={takeBack.error} />
        <FormFoot
          verb={isOwn ? 'Delete' : 'Take the pack’s'}
          keep="Keep it"
          busy={takeBack.isPending}
          offBecause={agreed ? undefined : 'Agree first'}
          onClose={onClose}
        />
      </form>
    </AskDialog>
  )
}
