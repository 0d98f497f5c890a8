import type { AlertJson } from '@telltale/model'
import { formatCount } from '../../lib/format-number.ts'
import { AlertLines } from '../../ui/alert-lines.tsx'

/** Other alerts of the same traces or conversations. */
export function RelatedAlerts({ related }: { readonly related: readonly AlertJson[] }) {
  if (related.length === 0) return null
  return (
    <section className="px-4 py-3" aria-labelledby="related-alerts">
      <h3 id="related-alerts" className="mb-1.5">
        In the same story <span className="font-normal text-fg-3">{formatCount(related.length)}</span>
      </h3>
      <AlertLines label="Alerts in the same story" alerts={related} isShort />
    </section>
  )
}
