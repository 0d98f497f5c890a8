import { useMutation } from '@tanstack/react-query'
import type { RuleJson } from '@telltale/model'
import { EnableDialog } from './enable-dialog.tsx'
import { SaveDialog } from './save-dialog.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'
import type { TestRun } from './use-rule-tests.ts'

/** A question that someone opened. */
export type RuleAsked = 'save' | 'enable' | 'take-back'

interface RuleDialogsProps {
  readonly asked: RuleAsked | undefined
  /** Undefined for a rule that is not saved yet. */
  readonly rule: RuleJson | undefined
  readonly title: string
  readonly isDirty: boolean
  readonly tests: TestRun
  /** With the reason why. */
  readonly onSave: (reason: string) => Promise<void>
  readonly onEnabled: () => void
  readonly onTakenBack: () => void
  readonly onClose: () => void
}

/** The questions that are asked before a rule is saved, turned on or off, or taken back. */
export function RuleDialogs(props: RuleDialogsProps) {
  const { asked, rule, title, isDirty, tests, onSave, onEnabled, onTakenBack, onClose } = props
  const save = useMutation({ mutationFn: onSave })
  const close = () => {
    save.reset()
    onClose()
  }
  if (asked === 'save') {
    return (
      <SaveDialog
        title={title}
        isNew={rule === undefined}
        isOn={rule?.enabled ?? false}
        tests={tests}
        busy={save.isPending}
        error={save.error}
        onSave={save.mutate}
        onClose={close}
      />
    )
  }
  if (!rule) return null
  if (asked === 'enable') return <EnableDialog rule={rule} isDirty={isDirty} onDone={onEnabled} onClose={onClose} />
  if (asked === 'take-back') return <TakeBackDialog rule={rule} onDone={onTakenBack} onClose={onClose} />
  return null
}
