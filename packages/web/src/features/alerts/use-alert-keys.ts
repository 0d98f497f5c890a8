import { useNavigate } from '@tanstack/react-router'
import { useKeys } from '../../lib/keyboard.ts'
import type { Asked } from './asked.ts'
import type { AlertRow } from './story-groups.ts'

interface AlertKeys {
  readonly rows: readonly AlertRow[]
  /** Place of the current row; −1 for none. */
  readonly at: number
  readonly choose: (id: string) => void
  readonly fold: (storyKey: string) => void
  readonly togglePane: () => void
  readonly leavePage: () => void
  readonly acknowledge: () => void
  readonly ask: (kind: Asked['kind']) => void
  readonly check: (withRange: boolean) => void
  readonly showWaiting: () => void
}

/** The keys of the Alerts page. */
export function useAlertKeys(keys: AlertKeys): void {
  const { rows, at, choose, fold } = keys
  const navigate = useNavigate()
  const current = rows[at]
  const move = (step: number) => {
    const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))]
    if (next) choose(next.alert.id)
  }
  const traceId = current?.alert.traces[0]
  const openStory = () => {
    if (traceId !== undefined) void navigate({ to: '/traces/$traceId', params: { traceId } })
  }
  const unfold = (wanted: boolean) => {
    if (current && (current.more > 0 || current.isInner) && (current.isOpen || current.isInner) !== wanted)
      fold(current.storyKey)
  }
  useKeys([
    { keys: 'j', label: 'Next alert', run: () => move(1) },
    { keys: 'k', label: 'Previous alert', run: () => move(-1) },
    { keys: 'arrowdown', label: 'Next alert', run: () => move(1) },
    { keys: 'arrowup', label: 'Previous alert', run: () => move(-1) },
    { keys: 'arrowright', label: 'Show the rest of the story', run: () => unfold(true) },
    { keys: 'arrowleft', label: 'Fold the story', run: () => unfold(false) },
    { keys: 'enter', label: 'Open the story', run: openStory },
    { keys: 'space', label: 'Open or close the pane', run: keys.togglePane },
    { keys: 'x', label: 'Check', run: () => keys.check(false) },
    { keys: 'shift+x', label: 'Check up to here', run: () => keys.check(true) },
    { keys: 'a', label: 'Acknowledge', run: keys.acknowledge },
    { keys: 'e', label: 'Close…', run: () => keys.ask('close') },
    { keys: 'shift+a', label: 'Assign…', run: () => keys.ask('assign') },
    { keys: 'm', label: 'Make an exception…', run: () => keys.ask('except') },
    { keys: 'n', label: 'Show new alerts', run: keys.showWaiting },
    { keys: 'escape', label: 'Clear, then close the pane', run: keys.leavePage },
  ])
}
