import { clsx } from 'clsx'
import { HeartCrack, Hourglass, type LucideIcon, SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '../lib/http.ts'
import { Button } from './button.tsx'

interface NoticeProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly children?: ReactNode
  readonly action?: ReactNode
  readonly role?: 'alert' | 'status'
}

function Notice({ icon: Icon, title, children, action, role }: NoticeProps) {
  return (
    <div
      role={role}
      className="flex max-w-[640px] items-start gap-3 rounded-2 border border-line bg-surface px-3.5 py-3"
    >
      <Icon size={16} className="mt-0.5 flex-none text-fg-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{title}</p>
        {children && <div className="text-12 text-fg-2">{children}</div>}
      </div>
      {action}
    </div>
  )
}

type StateProps = Pick<NoticeProps, 'title' | 'children' | 'action'>

/** Nothing is here: why, and the one step out. */
export function Empty(props: StateProps) {
  return <Notice icon={SearchX} {...props} />
}

/** Something is here and more is to come, or some of it is missing: which of the two. */
export function Partial(props: StateProps) {
  return <Notice icon={Hourglass} role="status" {...props} />
}

interface ErrorPanelProps {
  /** What could not be done: `The events could not be read`. */
  readonly title: string
  readonly error: unknown
  readonly retry?: () => void
}

/** What failed, its code, that nothing was lost, and Try again. */
export function ErrorPanel({ title, error, retry }: ErrorPanelProps) {
  const known = error instanceof ApiError ? error : undefined
  const action = retry && <Button onClick={retry}>Try again</Button>
  return (
    <Notice icon={HeartCrack} role="alert" title={title} action={action}>
      {known ? known.message : 'This page made a mistake.'}{' '}
      <code className="text-fg-3">{known?.code ?? 'PAGE_ERROR'}</code>
      <span className="block text-fg-3">{reassure(known)}</span>
    </Notice>
  )
}

function reassure(error: ApiError | undefined): string {
  if (error?.status === 400) return 'Nothing was changed; the question was not understood.'
  if (error?.status === 404) return 'It may be older than what is kept, or still on its way.'
  if (error?.status === 0) return 'What was acknowledged is kept on disk. This page tries again by itself.'
  return 'Events still arrive and are kept.'
}

/** Holds the place of what loads; it appears after 150 ms, so that a quick answer does not flash. */
export function Skeleton({ className }: { readonly className: string }) {
  return <div className={clsx('skeleton', className)} aria-hidden />
}

/** Rows of the right height while a list loads. */
export function SkeletonRows({ rows, height }: { readonly rows: number; readonly height: number }) {
  return (
    <div role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, i) => `row ${i}`).map((key) => (
        <div key={key} className="flex items-center gap-4 border-b border-line px-4" style={{ height }}>
          <Skeleton className="h-2.5 w-20" />
          <Skeleton className="h-2.5 w-16" />
          <Skeleton className="h-2.5 w-24" />
          <Skeleton className="h-2.5 flex-1" />
        </div>
      ))}
    </div>
  )
}
