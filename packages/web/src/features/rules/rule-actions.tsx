import type { RuleJson } from '@telltale/model'
import { Play } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { Toggle } from '../../ui/toggle.tsx'
import type { RuleAsked } from './rule-dialogs.tsx'

interface RuleActionsProps {
  readonly rule: RuleJson | undefined
  readonly isDirty: boolean
  readonly isRunning: boolean
  /** Why the text cannot be used as it stands. */
  readonly mendFirst: string | undefined
  readonly onRun: () => void
  readonly onSave: () => void
  readonly onAsk: (asked: RuleAsked) => void
}

/** What can be done with a rule. */
export function RuleActions({ rule, isDirty, isRunning, mendFirst, onRun, onSave, onAsk }: RuleActionsProps) {
  const nothingToSave = rule !== undefined && !isDirty ? 'Nothing is changed' : undefined
  return (
    <>
      {rule && <Toggle isOn={rule.enabled} label="Rule is on" onToggle={() => onAsk('enable')} />}
      {rule && rule.changed !== null && (
        <Button look="danger" onClick={() => onAsk('take-back')}>
          {rule.origin === 'custom' ? 'Delete…' : 'Pack’s version…'}
        </Button>
      )}
      <Button icon={<Play size={14} />} busy={isRunning} shortcut="Ctrl Enter" onClick={onRun}>
        Run tests
      </Button>
      <Button look="primary" shortcut="Ctrl S" offBecause={mendFirst ?? nothingToSave} onClick={onSave}>
        Save…
      </Button>
    </>
  )
}
