import { useBlocker } from '@tanstack/react-router'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'

interface LeaveDialogProps {
  /** Asked when someone is about to go. */
  readonly isDirty: () => boolean
  readonly onDiscard: () => void
}

/** Asks before someone leaves unsaved work. A reload is not asked about: the work is kept and is there again. */
export function LeaveDialog({ isDirty, onDiscard }: LeaveDialogProps) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname && isDirty(),
    enableBeforeUnload: false,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <AskDialog
      title="Leave unsaved work?"
      about="It is kept in this browser and is here again when you come back."
      onClose={reset}
    >
      <div className="flex items-center gap-2">
        <Button
          look="danger"
          onClick={() => {
            onDiscard()
            proceed()
          }}
        >
          Discard and leave
        </Button>
        <span className="flex-1" />
        <Button onClick={reset}>Stay</Button>
        <Button look="primary" onClick={proceed}>
          Leave, keep it
        </Button>
      </div>
    </AskDialog>
  )
}
