import { Link } from '@tanstack/react-router'

/** The way back to the list. */
export function RulesCrumb() {
  return (
    <Link to="/rules" className="flex min-h-6 flex-none items-center text-fg-2 hover:text-fg hover:underline">
      Rules
    </Link>
  )
}
