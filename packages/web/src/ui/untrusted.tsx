import { clsx } from 'clsx'
import { Fragment, useMemo, useState } from 'react'
import { formatBytes, formatCount } from '../lib/format-number.ts'
import { cutText, escapeForCopy, splitText, type TextPart } from '../lib/split-text.ts'
import { Button } from './button.tsx'

/** Shown at first, UTF-16 units. */
const FIRST = 4_000
/** Shown with each press. */
const NEXT = 16_384
/** The most a single line holds. */
const LINE = 120

interface UntrustedProps {
  readonly text: string
  readonly mono?: boolean
  /** Shown at first where 4,000 characters are too many, as on a card. */
  readonly first?: number
  /** Without the button that shows more, where another view holds the whole text. */
  readonly cutOnly?: boolean
}

/**
 * The one way a text that came in is shown: text nodes only, hidden characters as chips, isolated from the
 * direction of the page, cut where it is long. Nothing in it becomes a link, an image or markup.
 */
export function Untrusted({ text, mono = false, first = FIRST, cutOnly = false }: UntrustedProps) {
  const [limit, setLimit] = useState(first)
  const shown = cutText(text, limit)
  const left = text.length - shown.length
  return (
    <>
      <bdi data-untrusted className={clsx('untrusted block whitespace-pre-wrap', mono && 'font-mono')}>
        <Parts text={shown} singleLine={false} />
        {left > 0 && cutOnly && <span className="text-fg-3">… {formatCount(left)} more characters</span>}
      </bdi>
      {left > 0 && !cutOnly && (
        <span className="mt-2 flex items-center gap-2 font-sans text-12 text-fg-3">
          <Button small onClick={() => setLimit(limit + NEXT)}>
            Show the next {formatBytes(Math.min(left, NEXT))}
          </Button>
          {formatCount(left)} characters are not shown
        </span>
      )}
    </>
  )
}

interface LineProps {
  readonly text: string
  /** Most characters shown; the tooltip has no more than the page would show. */
  readonly most?: number
  readonly title?: string
  /** May go on in the next line; still without line ends of its own. */
  readonly wraps?: boolean
}

/** The same on one line: line ends become marks, and it is cut at 120 characters. */
export function UntrustedLine({ text, most = LINE, title, wraps = false }: LineProps) {
  const shown = cutText(text, most)
  const cut = shown.length < text.length
  return (
    <bdi
      data-untrusted
      className={wraps ? 'untrusted' : 'untrusted-line min-w-0 overflow-hidden text-ellipsis'}
      title={title === undefined ? undefined : cutText(escapeForCopy(title), 400)}
    >
      <Parts text={shown} singleLine />
      {cut && '…'}
    </bdi>
  )
}

function Parts({ text, singleLine }: { readonly text: string; readonly singleLine: boolean }) {
  const parts = useMemo(() => splitText(text, { singleLine }), [text, singleLine])
  return parts.map((part) => (
    <Fragment key={part.at}>{part.kind === 'plain' ? part.text : <CharacterChip part={part} />}</Fragment>
  ))
}

function CharacterChip({ part }: { readonly part: Extract<TextPart, { kind: 'chip' }> }) {
  return (
    <span className="cc" role="img" data-label={part.label} aria-label={part.words} title={part.words}>
      <span>{part.escape}</span>
    </span>
  )
}
