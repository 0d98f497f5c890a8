import { Fragment, type ReactNode } from 'react'

/** Facts: label and value, 8 px between them. */
export function KeyValue({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3 gap-y-1 text-12">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt className="text-fg-3">{name}</dt>
          <dd className="min-w-0 overflow-hidden text-ellipsis">{value}</dd>
        </Fragment>
      ))}
    </dl>
  )
}
