import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Approval, Category } from '@telltale/model'
import { useId, useState } from 'react'
import { type ApprovalAnswer, api } from '../../lib/api.ts'
import { useNow } from '../../lib/clock.ts'
import { Button } from '../../ui/button.tsx'
import { EvidenceWell } from '../../ui/evidence-well.tsx'
import { LogMark } from '../../ui/log-mark.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { Empty } from '../../ui/states.tsx'
import { UntrustedLine } from '../../ui/untrusted.tsx'
import { timeLeft } from './control-words.ts'

// Elsewhere nobody can tell whose words they are.
const MODEL_WRITTEN: ReadonlySet<Category> = new Set(['ai_tool', 'ai_response'])

interface ApprovalListProps {
  readonly approvals: readonly Approval[]
  /** Whether more wait than are shown. */
  readonly isCut: boolean
}

/** What applications wait with: who wants what, why it was held, and the two answers. */
export function ApprovalList({ approvals, isCut }: ApprovalListProps) {
  if (approvals.length === 0) {
    return (
      <Empty title="No application waits for an answer">
        A call that the policy holds for a person stands here for ten minutes.
      </Empty>
    )
  }
  return (
    <section aria-label="Waiting for an answer" className="grid gap-3">
      {isCut && <p className="text-12 text-fg-2">The newest {approvals.length} are shown; there may be more.</p>}
      {approvals.map((approval) => (
        <ApprovalCard key={approval.id} approval={approval} />
      ))}
    </section>
  )
}

function ApprovalCard({ approval }: { readonly approval: Approval }) {
  const now = useNow()
  const noteId = useId()
  const [note, setNote] = useState('')
  const cache = useQueryClient()
  const answer = useMutation({
    mutationFn: (state: ApprovalAnswer['state']) => api.answerApproval(approval.id, { state, note: note.trim() }),
    onSettled: () => cache.invalidateQueries({ queryKey: ['approvals'] }),
  })
  return (
    <article className="grid gap-3 rounded-3 border border-line bg-surface p-4">
      <header className="flex items-start gap-3">
        <h2 className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-1.5 text-14 leading-[22px]">
          <WhoWantsWhat approval={approval} />
        </h2>
        <span className="tnum flex-none text-12 leading-[22px] text-fg-2">{timeLeft(approval.expiresMs, now)}</span>
      </header>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-fg-2">
        <LogMark category={approval.category} />
        <span className="flex min-w-0 gap-1.5">
          <span className="text-fg-3">Held because</span> <UntrustedLine text={approval.reason} wraps most={400} />
        </span>
      </p>
      <EvidenceWell
        title={approval.tool === undefined ? 'What is about to happen' : 'Arguments of the call'}
        trust={MODEL_WRITTEN.has(approval.category) ? 'model' : 'untrusted'}
        text={approval.content}
        mono
      />
      <div className="flex flex-wrap items-end gap-2">
        <label htmlFor={noteId} className="grid min-w-60 flex-1 gap-1 text-12 text-fg-2">
          Note
          <input
            id={noteId}
            value={note}
            maxLength={1_000}
            onChange={(event) => setNote(event.target.value)}
            placeholder="Why, for whoever looks later"
            className="h-7 rounded-2 border border-edge bg-surface px-2 text-13 text-fg placeholder:text-fg-3"
          />
        </label>
        <Button look="danger" busy={answer.isPending} onClick={() => answer.mutate('refused')}>
          Refuse
        </Button>
        <Button look="primary" busy={answer.isPending} onClick={() => answer.mutate('approved')}>
          Approve
        </Button>
      </div>
      <ProblemText error={answer.error} />
    </article>
  )
}

function WhoWantsWhat({ approval }: { readonly approval: Approval }) {
  return (
    <>
      <UntrustedLine text={approval.app} most={60} />
      <span className="font-normal">{approval.tool === undefined ? 'wants to go on' : 'wants to call'}</span>
      {approval.tool !== undefined && (
        <code className="inline-flex min-w-0">
          <UntrustedLine text={approval.tool} most={60} />
        </code>
      )}
      {approval.user !== undefined && (
        <>
          <span className="font-normal">for</span>
          <UntrustedLine text={approval.user} most={60} />
        </>
      )}
      {approval.session !== undefined && (
        <span className="inline-flex min-w-0 gap-1.5 text-12 font-normal text-fg-3">
          in session <UntrustedLine text={approval.session} most={40} />
        </span>
      )}
    </>
  )
}
