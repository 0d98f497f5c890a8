import { STORY_COLUMNS } from '@telltale/model'
import { clsx } from 'clsx'
import { formatOffset } from '../../lib/format-time.ts'
import { isDriven, type StoryCard, type StoryIndex } from './story-index.ts'
import { COLUMN_WORDS, roleWord } from './story-words.ts'
import { timelineMarks } from './timeline-marks.ts'

interface StoryTimelineProps {
  readonly index: StoryIndex
  readonly cards: readonly StoryCard[]
  readonly pickedCard: string | undefined
  readonly onPick: (cardId: string) => void
}

/** The cards by time, a row for each column; amber from the moment untrusted words are in, a diamond where they drove. */
export function StoryTimeline({ index, cards, pickedCard, onPick }: StoryTimelineProps) {
  const { startMs, lengthMs, untrustedFromMs } = index
  return (
    <div className="flex h-full flex-col px-4 pt-1.5 pb-2">
      <div
        className="relative grid min-h-0 flex-1 grid-cols-[76px_minmax(0,1fr)] content-start"
        style={{ gridAutoRows: 'minmax(16px, 26px)' }}
      >
        <span />
        <span className="relative h-4" aria-hidden>
          {[0, 0.25, 0.5, 0.75].map((tick) => (
            <i
              key={tick}
              className="absolute top-0 text-[10px] leading-[14px] text-fg-3 not-italic"
              style={{ left: `calc((100% - 14px) * ${tick})` }}
            >
              {formatOffset(lengthMs * tick)}
            </i>
          ))}
        </span>
        {STORY_COLUMNS.map((column) => (
          <div key={column} className="contents">
            <span className="self-center text-11 text-fg-2">{COLUMN_WORDS[column].name}</span>
            <span className="relative border-b border-line">
              {timelineMarks(
                index,
                cards.filter((card) => card.column === column),
              ).map(({ card, count, at }) => (
                <button
                  key={card.id}
                  type="button"
                  data-also-elsewhere="the card above"
                  aria-label={`${COLUMN_WORDS[column].name}, ${roleWord(card.role)}, ${formatOffset(card.atMs - startMs)}${count > 1 ? `, with ${count - 1} near it` : ''}${isDriven(card) ? ', driven by words from outside' : ''}`}
                  aria-pressed={card.id === pickedCard}
                  onClick={() => onPick(card.id)}
                  className={clsx(
                    'absolute inset-y-[20%] grid w-3.5 place-items-center rounded-[2px]',
                    tintOf(card, untrustedFromMs),
                    card.id === pickedCard && 'z-[1] outline-2 outline-offset-1 outline-focus',
                  )}
                  style={{ left: `calc((100% - 14px) * ${at})` }}
                >
                  {isDriven(card) && <i className="diamond bg-on-crit" aria-hidden />}
                </button>
              ))}
            </span>
          </div>
        ))}
        {untrustedFromMs !== undefined && (
          <i
            aria-hidden
            className="pointer-events-none absolute top-4 right-0 bottom-0 border-l-[1.5px] border-[var(--g-untrusted)] bg-[color-mix(in_srgb,var(--g-untrusted)_7%,transparent)]"
            style={{ left: `calc(76px + (100% - 90px) * ${(untrustedFromMs - startMs) / lengthMs})` }}
          />
        )}
      </div>
      <p className="flex flex-wrap items-center gap-x-4 pt-1 text-12 text-fg-2">
        {untrustedFromMs === undefined ? (
          <span className="text-fg-3">No untrusted words are recorded in this trace.</span>
        ) : (
          <span className="flex items-center gap-1.5">
            <i className="size-2 rounded-[2px] bg-[var(--g-untrusted)]" aria-hidden />
            Untrusted words enter at {formatOffset(untrustedFromMs - startMs)}; what follows may be steered
          </span>
        )}
        {cards.some(isDriven) && (
          <span className="flex items-center gap-1.5">
            <i className="grid h-3 w-3.5 place-items-center rounded-[2px] bg-[var(--bar-c)]" aria-hidden>
              <i className="diamond bg-on-crit" />
            </i>
            Driven by them
          </span>
        )}
      </p>
    </div>
  )
}

function tintOf(card: StoryCard, untrustedFromMs: number | undefined): string {
  if (isDriven(card)) return 'bg-[var(--bar-c)]'
  if (card.trust === 'untrusted') return 'bg-[var(--g-untrusted)]'
  const after = untrustedFromMs !== undefined && card.atMs >= untrustedFromMs
  return after ? 'border border-untrusted-line bg-untrusted-bg' : 'bg-line-2'
}
