import type { QuarantineJson } from '@telltale/model'
import { useNow } from '../../lib/clock.ts'
import { formatClock } from '../../lib/format-time.ts'
import { ScrollArea } from '../../ui/scroll-area.tsx'
import { Empty } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'

/** Records that could not be read: when, what kind, why, and how they begin. They stopped nothing. */
export function QuarantineList({ quarantine }: { readonly quarantine: QuarantineJson }) {
  const now = useNow()
  if (quarantine.items.length === 0) {
    return (
      <div className="p-4">
        <Empty title="Nothing is quarantined">Every record that was accepted could be read.</Empty>
      </div>
    )
  }
  const head = 'sticky top-0 h-7 border-b border-line bg-bg px-2 text-left text-11 font-medium text-fg-3'
  return (
    <ScrollArea label="Quarantined records" className="h-full">
      <table className="w-full table-fixed">
        <colgroup>
          <col className="w-40" />
          <col className="w-20" />
          <col className="w-24" />
          <col className="w-64" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th className={`${head} pl-4`}>Received</th>
            <th className={head}>Signal</th>
            <th className={head}>Place</th>
            <th className={head}>Why it could not be read</th>
            <th className={head}>How it begins</th>
          </tr>
        </thead>
        <tbody>
          {quarantine.items.map((item) => (
            <tr key={`${item.seq}.${item.index}`} className="h-8 border-b border-line text-12">
              <td className="pl-4 font-mono text-fg-3">{formatClock(item.received, now)}</td>
              <td className="px-2">{item.signal}</td>
              <td className="tnum px-2 text-fg-3" title="Request in the journal, record in the request">
                {item.seq}.{item.index}
              </td>
              <td className="overflow-hidden px-2">
                <span className="flex">
                  <UntrustedLine text={item.reason} title={item.reason} />
                </span>
              </td>
              <td className="overflow-hidden px-2 font-mono">
                <span className="flex">
                  <UntrustedLine text={item.excerpt} title={item.excerpt} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}
