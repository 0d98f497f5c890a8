import { Toast } from '@base-ui/react/toast'
import { TriangleAlert, X } from 'lucide-react'

const manager = Toast.createToastManager()

/** Says what failed and what happens next; stays until it is read. One failure stands once. */
export function toastFailure(id: string, words: string): void {
  manager.add({ id, title: words, timeout: 0, priority: 'high' })
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
        <Toast.Viewport className="fixed right-4 bottom-4 z-50 grid w-[380px] gap-2">
          <ToastItems />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  )
}

function ToastItems() {
  const { toasts } = Toast.useToastManager()
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className="flex items-center gap-3 rounded-3 bg-raised px-3.5 py-2.5 shadow-float"
    >
      <TriangleAlert size={16} aria-hidden />
      <Toast.Title className="min-w-0 flex-1 text-13 font-normal" render={<p />} />
      <Toast.Close
        aria-label="Close"
        className="inline-flex size-6 items-center justify-center rounded-2 text-fg-3 hover:bg-hover"
      >
        <X size={14} />
      </Toast.Close>
    </Toast.Root>
  ))
}
