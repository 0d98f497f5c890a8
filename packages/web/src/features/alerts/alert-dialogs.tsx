import { Dialog } from '@base-ui/react/dialog'
import type { AlertJson } from '@telltale/model'
import { plural } from '../../lib/format-number.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import type { Asked } from './asked.ts'
import { AssignForm } from './assign-form.tsx'
import { CloseForm } from './close-form.tsx'
import { ExceptionForm } from './exception-form.tsx'
import { NoteForm } from './note-form.tsx'
import type { ChangeAlerts } from './use-changes.ts'

interface AlertDialogsProps {
  readonly asked: Asked | undefined
  /** All alerts of the list, on which the effect of an exception is shown. */
  readonly loaded: readonly AlertJson[]
  readonly onChange: ChangeAlerts
  /** Called after alerts were closed. */
  readonly onDone: () => void
  readonly onClose: () => void
}

const TITLES: Readonly<Record<Asked['kind'], string>> = {
  close: 'Close',
  assign: 'Assign',
  note: 'Note on',
  except: 'Make an exception for',
}

/** The forms that ask for more before something is done. */
export function AlertDialogs({ asked, loaded, onChange, onDone, onClose }: AlertDialogsProps) {
  const first = asked?.alerts[0]
  if (!asked || !first) return null
  const { kind, alerts } = asked
  const props = { alerts, onChange, onDone, onClose }
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg/70" />
        <Dialog.Popup className="fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[480px] max-w-[94vw] -translate-x-1/2 overflow-auto rounded-3 bg-raised p-4 shadow-float outline-none">
          <Dialog.Title className="text-16 font-semibold">
            {TITLES[kind]} {alerts.length === 1 ? 'this alert' : plural(alerts.length, 'alert')}
          </Dialog.Title>
          <p className="mb-3 text-12 text-fg-2">
            <UntrustedLine text={first.title} wraps />
            {alerts.length > 1 && kind !== 'except' && ` and ${plural(alerts.length - 1, 'other')}`}
          </p>
          {kind === 'close' && <CloseForm {...props} />}
          {kind === 'assign' && <AssignForm {...props} />}
          {kind === 'note' && <NoteForm {...props} />}
          {kind === 'except' && <ExceptionForm alert={first} loaded={loaded} onClose={onClose} />}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
