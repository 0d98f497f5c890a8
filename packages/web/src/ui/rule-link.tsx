import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/** Goes to a rule. */
export function RuleLink({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  const router = useRouter()
  const href = `/rules/${encodeURIComponent(id)}`
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    router.history.push(href)
  }
  return (
    <a
      href={href}
      onClick={go}
      className="inline-block min-h-6 py-[3px] underline decoration-line-2 underline-offset-2 hover:decoration-current"
    >
      {children}
    </a>
  )
}
