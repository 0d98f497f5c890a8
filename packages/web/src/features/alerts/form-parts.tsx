import type { Asked } from './asked.ts'
import type { ChangeAlerts } from './use-changes.ts'

/** What each form of the page is given. */
export interface FormProps extends Pick<Asked, 'alerts'> {
  readonly onChange: ChangeAlerts
  readonly onDone: () => void
  readonly onClose: () => void
}
