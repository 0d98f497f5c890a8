import { clsx } from 'clsx'
import { Fragment, useMemo, useState } from 'react'
import type { TextMark } from '../lib/findings.ts'
import { formatBytes, formatCount } from '../lib/format-number.ts'
import { markParts } from '../lib/mark-parts.ts'
import type { Trust } from '../lib/messages.ts'
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
  /** What was found in it; surest first; a long text opens around that. */
  readonly marks?: readonly TextMark[]
  /** Whose words they are: the colour of the marks. */
  readonly trust?: Trust
}

/**
 * The one way a text that came in is shown: text nodes only, hidden characters as chips, isolated from the
 * direction of the page, cut where it is long. Nothing in it becomes a link, an image or markup.
 */
export function Untrusted(props: UntrustedProps) {
  const { text, mono = false, first = FIRST, cutOnly = false, marks = [], trust = 'untrusted' } = props
  const [more, setMore] = useState(0)
  const [whole, setWhole] = useState(false)
  const from = whole ? 0 : startOf(text, first, marks)
  const shown = cutText(text.slice(from), first + more)
  const left = text.length - from - shown.length
  return (
    <>
      {from > 0 && !cutOnly && (
        <span className="mb-2 flex items-center gap-2 font-sans text-12 text-fg-3">
          <Button small onClick={() => setWhole(true)}>
            Show from the start
          </Button>
          {formatCount(from)} characters stand before
        </span>
      )}
      <bdi data-untrusted className={clsx('untrusted block whitespace-pre-wrap', mono && 'font-mono')}>
        {from > 0 && cutOnly && '… '}
        <MarkedParts text={shown} marks={shiftMarks(marks, from)} trust={trust} />
        {left > 0 && cutOnly && <span className="text-fg-3">… {formatCount(left)} more characters</span>}
      </bdi>
      {left > 0 && !cutOnly && (
        <span className="mt-2 flex items-center gap-2 font-sans text-12 text-fg-3">
          <Button small onClick={() => setMore(more + NEXT)}>
            Show the next {formatBytes(Math.min(left, NEXT))}
          </Button>
          {formatCount(left)} characters are not shown
        </span>
      )}
    </>
  )
}

/** Where a text opens: at its start, or a little before its surest mark (marks come surest first) where that would be cut off. */
function startOf(text: string, first: number, marks: readonly TextMark[]): number {
  const mark = marks[0]?.start ?? 0
  if (text.length <= first || mark < first * 0.75) return 0
  return cutText(text, mark - Math.trunc(first / 4)).length
}

function shiftMarks(marks: readonly TextMark[], by: number): readonly TextMark[] {
  return by === 0 ? marks : marks.map((mark) => ({ ...mark, start: mark.start - by, end: mark.end - by }))
}

interface MarkedPartsProps {
  readonly text: string
  readonly marks: readonly TextMark[]
  readonly trust: Trust
}

function MarkedParts({ text, marks, trust }: MarkedPartsProps) {
  const runs = useMemo(() => markParts(splitText(text), marks), [text, marks])
  return runs.map((run) => {
    const parts = run.parts.map((part) => <Part key={part.at} part={part} />)
    if (run.marks.length === 0) return <Fragment key={run.at}>{parts}</Fragment>
    return (
      <mark
        key={run.at}
        className={lookOf(run.marks, trust)}
        data-anchors={anchorsOf(run.marks)}
        title={cutText(escapeForCopy(run.marks.map((mark) => mark.words).join('\n')), 600)}
      >
        {parts}
      </mark>
    )
  })
}

/** The more somebody else's, the more it matters. */
const BY_WEIGHT: readonly Trust[] = ['untrusted', 'principal', 'model', 'system']

function lookOf(marks: readonly TextMark[], trust: Trust): string {
  const loud = marks.filter((mark) => !mark.isQuiet)
  if (loud.length === 0) return `mark-quiet mark-quiet-${trust}`
  const worst = BY_WEIGHT.find((one) => loud.some((mark) => (mark.trust ?? trust) === one)) ?? trust
  return `mark mark-${worst}`
}

function anchorsOf(marks: readonly TextMark[]): string | undefined {
  const names = marks.flatMap((mark) => mark.anchor ?? [])
  return names.length === 0 ? undefined : names.join(' ')
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
  return parts.map((part) => <Part key={part.at} part={part} />)
}

function Part({ part }: { readonly part: TextPart }) {
  return part.kind === 'plain' ? part.text : <CharacterChip part={part} />
}

function CharacterChip({ part }: { readonly part: Extract<TextPart, { kind: 'chip' }> }) {
  return (
    <span className="cc" role="img" data-label={part.label} aria-label={part.words} title={part.words}>
      <span>{part.escape}</span>
    </span>
  )
}
