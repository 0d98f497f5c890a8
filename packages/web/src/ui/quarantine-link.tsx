import { Link } from '@tanstack/react-router'
import { ShieldBan } from 'lucide-react'

/** Goes to the form that refuses a session's calls, filled in; nothing happens before a reason is given there. */
export function QuarantineLink({ session }: { readonly session: string }) {
  return (
    <Link
      to="/control"
      search={{ view: 'quarantine', kind: 'session', value: session }}
      className="inline-flex h-6 flex-none items-center gap-1.5 rounded-2 px-2 text-12 font-medium whitespace-nowrap text-crit-text hover:bg-hover"
    >
      <ShieldBan size={14} aria-hidden /> Quarantine session…
    </Link>
  )
}
