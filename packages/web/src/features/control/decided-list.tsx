import { useQuery } from '@tanstack/react-query'
import type { Approval } from '@telltale/model'
import { useNow } from '../../lib/clock.ts'
import { formatMinute } from '../../lib/format-time.ts'
import { lastApprovalsQuery } from '../../lib/queries.ts'
import { UntrustedLine } from '../../ui/untrusted.tsx'

const STATE_WORDS: Readonly<Record<Approval['state'], string>> = {
  pending: 'Waiting',
  approved: 'Approved',
  refused: 'Refused',
  expired: 'No answer in time',
}

/** The last approvals that wait no more, with who answered what. Nothing while there is none. */
export function DecidedList() {
  const { data } = useQuery(lastApprovalsQuery)
  const now = useNow()
  const decided = data?.approvals.filter(({ state }) => state !== 'pending') ?? []
  if (decided.length === 0) return null
  const head = 'h-7 border-b border-line px-2 text-left text-11 font-medium text-fg-3'
  return (
    <section aria-labelledby="answered">
      <h2 id="answered" className="mb-1">
        Answered
      </h2>
      <table className="w-full table-fixed">
        <colgroup>
          <col className="w-28" />
          <col className="w-36" />
          <col />
          <col className="w-36" />
          <col />
        </colgroup>
        <thead>
          <tr>
            <th className={head}>Asked</th>
            <th className={head}>Answer</th>
            <th className={head}>Who wanted what</th>
            <th className={head}>Answered by</th>
            <th className={head}>Note</th>
          </tr>
        </thead>
        <tbody>
          {decided.map((approval) => (
            <tr key={approval.id} className="h-8 border-b border-line text-12">
              <td className="tnum px-2 text-fg-3">{formatMinute(approval.createdMs, now)}</td>
              <td className="px-2 font-medium">{STATE_WORDS[approval.state]}</td>
              <td className="overflow-hidden px-2">
                <span className="flex gap-1.5">
                  <UntrustedLine text={approval.app} most={40} />
                  {approval.tool !== undefined && (
                    <code className="flex min-w-0">
                      <UntrustedLine text={approval.tool} most={60} />
                    </code>
                  )}
                </span>
              </td>
              <td className="overflow-hidden px-2 font-mono">
                <span className="flex">
                  <UntrustedLine text={approval.decidedBy ?? '–'} />
                </span>
              </td>
              <td className="overflow-hidden px-2">
                <span className="flex">
                  <UntrustedLine text={approval.note ?? ''} title={approval.note ?? ''} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
