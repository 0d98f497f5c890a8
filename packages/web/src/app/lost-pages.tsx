import { Link } from '@tanstack/react-router'
import { Page } from '../ui/page.tsx'
import { Empty, ErrorPanel } from '../ui/states.tsx'

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Not found">
      <div className="p-5">
        <Empty
          title="There is no such page"
          action={
            <Link to="/" className="underline">
              Overview
            </Link>
          }
        >
          The address may be from another version.
        </Empty>
      </div>
    </Page>
  )
}

/** A screen that failed; the others go on. */
export function CrashPage({ error, reset }: { readonly error: unknown; readonly reset: () => void }) {
  return (
    <Page title="This screen failed">
      <div className="p-5">
        <ErrorPanel title="This screen could not be drawn" error={error} retry={reset} />
      </div>
    </Page>
  )
}
