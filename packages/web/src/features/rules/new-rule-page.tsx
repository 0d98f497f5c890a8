import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { createUuid, newRule } from './new-rule.ts'
import { RuleDesk } from './rule-desk.tsx'

const route = getRouteApi('/rules/new')

/** A rule that is not saved yet, begun from one that works. */
export function NewRulePage() {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const [template] = useState(() => newRule(createUuid(), new Date().toISOString().slice(0, 10)))
  return (
    <RuleDesk
      id={undefined}
      rule={undefined}
      saved={template}
      search={search}
      onSearch={(next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true })}
    />
  )
}
