import { clsx } from 'clsx'
import { initials } from '../lib/initials.ts'
import { escapeForCopy } from '../lib/split-text.ts'

/** Who has something: two letters in a ring; a dashed ring for nobody. */
export function Avatar({ name }: { readonly name: string | null }) {
  const words = name === null || name === '' ? 'Nobody has it' : name.slice(0, 60)
  const isNobody = name === null || name === ''
  return (
    <span
      role="img"
      aria-label={escapeForCopy(words)}
      title={escapeForCopy(words)}
      className={clsx(
        'inline-flex size-[22px] flex-none items-center justify-center rounded-full border text-[10px] leading-none font-semibold',
        isNobody ? 'border-dashed border-edge text-fg-3' : 'border-line-2 bg-selected text-fg-2',
      )}
    >
      {isNobody ? '–' : initials(name)}
    </span>
  )
}
