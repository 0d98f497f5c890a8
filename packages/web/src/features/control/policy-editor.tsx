import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PolicyJson } from '@telltale/model'
import { useId, useState } from 'react'
import { api } from '../../lib/api.ts'
import { policyQuery } from '../../lib/queries.ts'
import { Button } from '../../ui/button.tsx'
import { ProblemText } from '../../ui/problem-text.tsx'
import { readPolicyText, toPolicyText } from './control-words.ts'

interface Draft {
  readonly text: string
  /** The version that was in force when it was begun: another's change is not overwritten unseen. */
  readonly version: number
}

/** The policy as JSON. What is wrong with it is said with its place, and nothing is changed until it is right. */
export function PolicyEditor({ current }: { readonly current: PolicyJson }) {
  const [draft, setDraft] = useState<Draft>()
  const [broken, setBroken] = useState('')
  const id = useId()
  const cache = useQueryClient()
  const save = useMutation({
    mutationFn: (policy: unknown) => api.setPolicy(policy, draft?.version ?? current.version),
    onSuccess: (saved) => {
      cache.setQueryData(policyQuery.queryKey, saved)
      setDraft(undefined)
    },
    onError: () => void cache.invalidateQueries({ queryKey: policyQuery.queryKey }),
  })
  const text = draft?.text ?? toPolicyText(current.policy)
  const submit = () => {
    const read = readPolicyText(text)
    setBroken(read.ok ? '' : read.problem)
    save.reset()
    if (read.ok) save.mutate(read.value)
  }
  const discard = () => {
    setDraft(undefined)
    setBroken('')
    save.reset()
  }
  const isUnchanged = draft === undefined && current.policy !== null
  return (
    <section aria-label="Change the policy" className="grid gap-2">
      <label htmlFor={id} className="font-semibold">
        Policy as JSON
      </label>
      <textarea
        id={id}
        value={text}
        rows={Math.min(18, Math.max(10, text.split('\n').length + 1))}
        spellCheck={false}
        aria-invalid={broken !== '' || save.error !== null}
        onChange={({ target }) => setDraft({ text: target.value, version: draft?.version ?? current.version })}
        className="w-full rounded-2 border border-edge bg-sunken p-3 font-mono text-12 text-fg"
      />
      {broken !== '' && (
        <p role="alert" className="text-12 text-crit-text">
          {broken}
        </p>
      )}
      <ProblemText error={save.error} />
      {draft !== undefined && draft.version !== current.version && (
        <p role="status" className="text-12 text-crit-text">
          Someone else has set the policy since you began. Copy your text, discard, and begin from theirs.
        </p>
      )}
      <div className="flex gap-2">
        <Button
          look="primary"
          busy={save.isPending}
          offBecause={isUnchanged ? 'Change the text first' : undefined}
          onClick={submit}
        >
          Set policy
        </Button>
        <Button look="ghost" offBecause={draft === undefined ? 'Nothing is changed' : undefined} onClick={discard}>
          Discard changes
        </Button>
        <span className="flex-1" />
        {current.policy !== null && (
          <Button look="danger" busy={save.isPending} onClick={() => save.mutate(null)}>
            Remove policy
          </Button>
        )}
      </div>
    </section>
  )
}
