import { clsx } from 'clsx'

interface SegmentedProps<T extends string> {
  readonly label: string
  readonly options: readonly { readonly value: T; readonly label: string; readonly count?: number | undefined }[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** A choice of a few, all in sight. */
export function Segmented<T extends string>({ label, options, value, onChange }: SegmentedProps<T>) {
  return (
    <fieldset
      aria-label={label}
      className="m-0 inline-flex h-7 flex-none overflow-hidden rounded-2 border border-line-2 p-0"
    >
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
          className={clsx(
            'inline-flex items-center gap-1.5 border-r border-line px-2.5 font-medium last:border-0 focus-visible:-outline-offset-2',
            option.value === value ? 'bg-selected text-fg' : 'text-fg-2 hover:bg-hover',
          )}
        >
          {option.label}
          {option.count !== undefined && <span className="tnum text-12 text-fg-3">{option.count}</span>}
        </button>
      ))}
    </fieldset>
  )
}
