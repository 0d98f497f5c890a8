import { Toast } from '@base-ui/react/toast'
import { Check, TriangleAlert, X } from 'lucide-react'

/** What a toast carries besides its words. */
interface ToastData {
  readonly isDone: boolean
}

const manager = Toast.createToastManager<ToastData>()

/** Says what failed and what happens next; stays until it is read. One failure stands once. */
export function toastFailure(id: string, words: string): void {
  manager.add({ id, title: words, timeout: 0, priority: 'high' })
}

/** How long a person may think about undoing, milliseconds. */
const UNDO_MS = 8_000

/** Says what was done and offers to undo it for eight seconds. */
export function toastDone(words: string, undo: () => void): void {
  const id = manager.add({
    title: words,
    timeout: UNDO_MS,
    data: { isDone: true },
    actionProps: {
      children: 'Undo',
      onClick: () => {
        manager.close(id)
        undo()
      },
    },
  })
}

/** Takes a failure away when it is over. */
export function clearToast(id: string): void {
  manager.close(id)
}

/** The place where toasts stand; once, in the shell. */
export function Toasts() {
  return (
    <Toast.Provider toastManager={manager}>
      <Toast.Portal>
        <Toast.Viewport className="fixed right-4 bottom-16 z-50 grid w-[380px] gap-2">
          <ToastItems />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastItems() {
  const { toasts } = Toast.useToastManager<ToastData>()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex items-center gap-3 rounded-3 bg-raised px-3.5 py-2.5 shadow-float"
    >
      {toast.data?.isDone ? <Check size={16} aria-hidden /> : <TriangleAlert size={16} aria-hidden />}
      <Toast.Title className="min-w-0 flex-1 text-13 font-normal" render={<p />} />
      {toast.actionProps && (
        <Toast.Action className="h-6 flex-none rounded-2 border border-line-2 px-2 text-12 font-medium hover:bg-hover" />
      )}
      <Toast.Close
        aria-label="Close"
        className="inline-flex size-6 items-center justify-center rounded-2 text-fg-3 hover:bg-hover"
      >
        <X size={14} />
      </Toast.Close>
    </Toast.Root>
  ))
}
