import type { EnforcementPolicy, PolicyJson, PolicyRule } from '@telltale/model'
import { useNow } from '../../lib/clock.ts'
import { formatMinute } from '../../lib/format-time.ts'
import { Chip } from '../../ui/chip.tsx'
import { Empty } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { actionWords, conditionParts, failureWords } from './control-words.ts'
import { PolicyEditor } from './policy-editor.tsx'

/** The policy in force as a table that can be read, and as JSON that can be changed. */
export function PolicyPanel({ current }: { readonly current: PolicyJson }) {
  const now = useNow()
  return (
    <>
      {current.policy === null ? (
        <Empty title="No policy is set here">
          The policy that each application brings along holds. Below is an example to start from.
        </Empty>
      ) : (
        <section aria-label="Rules" className="grid gap-2">
          <RuleTable policy={current.policy} />
          <p className="text-12 text-fg-2">{failureWords(current.policy.onFailure)}</p>
        </section>
      )}
      {current.changedMs !== null && (
        <p className="flex gap-1.5 text-12 text-fg-3">
          Version {current.version}, set {formatMinute(current.changedMs, now)} by{' '}
          <UntrustedLine text={current.changedBy ?? ''} />
        </p>
      )}
      <PolicyEditor current={current} />
    </>
  )
}

function RuleTable({ policy }: { readonly policy: EnforcementPolicy }) {
  if (policy.rules.length === 0) return <Empty title="The policy has no rules">It allows every call.</Empty>
  const head = 'h-7 border-b border-line px-2 text-left text-11 font-medium text-fg-3'
  return (
    <table className="w-full table-fixed">
      <colgroup>
        <col className="w-10" />
        <col className="w-40" />
        <col />
        <col className="w-44" />
        <col className="w-60" />
      </colgroup>
      <thead>
        <tr>
          <th className={head}>No.</th>
          <th className={head}>Rule</th>
          <th className={head}>When all of this holds</th>
          <th className={head}>Then</th>
          <th className={head}>Told to the caller</th>
        </tr>
      </thead>
      <tbody>
        {policy.rules.map((rule, place) => (
          <tr key={rule.id} className="border-b border-line align-top text-12">
            <td className="tnum px-2 py-1.5 text-fg-3">{place + 1}</td>
            <td className="overflow-hidden px-2 py-1.5 font-mono">
              <span className="flex">
                <UntrustedLine text={rule.id} title={rule.id} />
              </span>
            </td>
            <td className="px-2 py-1.5">
              <Condition rule={rule} />
            </td>
            <td className="px-2 py-1.5 font-medium">{actionWords(rule.action)}</td>
            <td className="px-2 py-1.5">
              <UntrustedLine text={rule.reason ?? ''} wraps most={400} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Condition({ rule }: { readonly rule: PolicyRule }) {
  const parts = conditionParts(rule.when)
  if (parts.length === 0) return <span className="text-fg-3">always</span>
  return (
    <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {parts.map(({ name, values }) => (
        <span key={name} className="flex max-w-full flex-wrap items-center gap-1">
          <span className="text-fg-3">{name}</span>
          {values.map((value, i) => (
            <span key={value} className="flex min-w-0 items-center gap-1">
              {i > 0 && <span className="text-fg-3">or</span>}
              <Chip>
                <UntrustedLine text={value} most={60} title={value} />
              </Chip>
            </span>
          ))}
        </span>
      ))}
    </span>
  )
}
