import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

interface AskDialogProps {
  readonly title: string
  /** Whom or what it is about. */
  readonly about?: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
}

/** Asks before something is done that others feel; open while it is shown. */
export function AskDialog({ title, about, onClose, children }: AskDialogProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-bg/70" />
        <Dialog.Popup className="fixed top-[12vh] left-1/2 z-50 max-h-[80vh] w-[480px] max-w-[94vw] -translate-x-1/2 overflow-auto rounded-3 bg-raised p-4 shadow-float outline-none">
          <Dialog.Title className="text-16 font-semibold">{title}</Dialog.Title>
          <div className="mb-3 text-12 text-fg-2">{about}</div>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
