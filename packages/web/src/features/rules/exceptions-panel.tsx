import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { RuleExceptionJson } from '@telltale/model'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { api, type NewException } from '../../lib/api.ts'
import { useNow } from '../../lib/clock.ts'
import { entityLook } from '../../lib/entities.ts'
import { formatClock, formatDuration } from '../../lib/format-time.ts'
import { exceptionsQuery } from '../../lib/queries.ts'
import { AskDialog } from '../../ui/ask-dialog.tsx'
import { Button } from '../../ui/button.tsx'
import { EntityChip } from '../../ui/chip.tsx'
import { Empty, ErrorPanel, SkeletonRows } from '../../ui/states.tsx'
import { toastDone, toastFailure } from '../../ui/toasts.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { ExceptionFields } from './exception-fields.tsx'

/** About whom this rule stays quiet, why, who answers for it and until when. */
export function ExceptionsPanel({ ruleId }: { readonly ruleId: string }) {
  const { data, error, refetch } = useQuery(exceptionsQuery)
  const cache = useQueryClient()
  const [isAdding, setAdding] = useState(false)
  const renew = () => cache.invalidateQueries({ queryKey: exceptionsQuery.queryKey })
  const add = useMutation({
    mutationFn: (exception: NewException) => api.addException(exception),
    onSuccess: async () => {
      setAdding(false)
      await renew()
    },
  })
  const end = async (exception: RuleExceptionJson) => {
    const { rule, conditions, owner, reason, expires } = exception
    try {
      await api.endException(exception.id)
      toastDone('The exception has ended', () => add.mutate({ rule, conditions, owner, reason, expires }))
    } catch {
      toastFailure(`exception ${exception.id}`, 'The exception could not be ended; it still holds.')
    }
    await renew()
  }
  const own = data?.exceptions.filter((exception) => exception.rule === ruleId)
  return (
    <div className="h-full overflow-auto p-4">
      <div className="mb-3 flex items-center gap-3">
        <p className="flex-1 text-12 text-fg-2">
          Alerts of this rule about these are not raised until the exception ends.
        </p>
        <Button icon={<Plus size={14} />} onClick={() => setAdding(true)}>
          New exception…
        </Button>
      </div>
      {!own && error && (
        <ErrorPanel title="The exceptions could not be read" error={error} retry={() => void refetch()} />
      )}
      {!own && !error && <SkeletonRows rows={3} height={46} />}
      {own?.length === 0 && (
        <Empty title="No exception">The rule raises an alert about everyone whom it matches.</Empty>
      )}
      {own && own.length > 0 && (
        <ul aria-label="Exceptions" className="border-t border-line">
          {own.map((exception) => (
            <Row key={exception.id} exception={exception} onEnd={() => void end(exception)} />
          ))}
        </ul>
      )}
      {isAdding && (
        <AskDialog
          title="Make an exception"
          about="The rule stays quiet when all of the conditions hold of an event."
          onClose={() => setAdding(false)}
        >
          <ExceptionFields
            rule={ruleId}
            busy={add.isPending}
            error={add.error}
            onAdd={(exception) => add.mutate(exception)}
            onClose={() => setAdding(false)}
          />
        </AskDialog>
      )}
    </div>
  )
}

interface RowProps {
  readonly exception: RuleExceptionJson
  readonly onEnd: () => void
}

function Row({ exception, onEnd }: RowProps) {
  const now = useNow()
  const { conditions, owner, reason, expires } = exception
  const leftMs = Date.parse(expires) - now
  return (
    <li className="flex items-start gap-3 border-b border-line py-2">
      <div className="grid min-w-0 flex-1 gap-1">
        <span className="flex flex-wrap gap-1">
          {conditions.map(({ field, value }) => (
            <span key={`${field} ${value}`} className="inline-flex max-w-full items-center gap-1" title={field}>
              <EntityChip
                kind={entityLook(field).kind}
                name={value}
                untrusted={entityLook(field).isUntrusted ?? false}
              />
            </span>
          ))}
        </span>
        <p className="text-12 text-fg-2">
          <UntrustedLine text={reason} most={400} wraps />
        </p>
        <p className="text-12 text-fg-3">
          <UntrustedLine text={owner} most={80} wraps /> answers for it ·{' '}
          <span title={`${expires} UTC`}>
            {leftMs > 0 ? `ends in ${formatDuration(leftMs)}, ${formatClock(expires, now)}` : 'has ended'}
          </span>
        </p>
      </div>
      <Button look="danger" onClick={onEnd}>
        End now
      </Button>
    </li>
  )
}
