import { clsx } from 'clsx'
import { formatOffset } from '../../lib/format-time.ts'
import { type Chain, cardOrder } from './chain.ts'
import { type ChainCard, GUARDRAIL } from './chain-card.ts'

const ROLES: readonly { readonly name: string; readonly has: (card: ChainCard) => boolean }[] = [
  { name: 'Prompt', has: (card) => card.stop === 'prompt' && card.note !== GUARDRAIL },
  { name: 'Guardrail', has: (card) => card.note === GUARDRAIL },
  { name: 'Model', has: (card) => card.stop === 'model' },
  {
    name: 'Retrieval',
    has: (card) => card.stop === 'retrieval' && card.note !== GUARDRAIL && card.trust !== 'untrusted',
  },
  { name: 'Tool', has: (card) => card.stop === 'tool' && card.note !== GUARDRAIL },
  { name: 'Outside', has: (card) => card.stop === 'outside' },
  { name: 'Response', has: (card) => card.stop === 'response' && card.note !== GUARDRAIL },
]

interface TimelineProps {
  readonly chain: Chain
  readonly pickedId: string | undefined
  readonly onPick: (cardId: string) => void
}

/** The same cards by time, a row for each role; amber from the moment untrusted words are in. */
export function Timeline({ chain, pickedId, onPick }: TimelineProps) {
  const { startMs, lengthMs } = chain.time
  const share = (ms: number) => Math.min(1, Math.max(0, (ms - startMs) / lengthMs))
  const cards = cardOrder(chain)
  const { untrustedFromMs } = chain
  return (
    <div className="flex h-full flex-col px-4 pt-1.5 pb-2">
      <div
        className="relative grid min-h-0 flex-1 grid-cols-[66px_minmax(0,1fr)] content-start"
        style={{ gridAutoRows: 'minmax(16px, 22px)' }}
      >
        <span />
        <span className="relative h-4" aria-hidden>
          {[0, 0.25, 0.5, 0.75].map((tick) => (
            <i
              key={tick}
              className="absolute top-0 text-[10px] leading-[14px] text-fg-3 not-italic"
              style={{ left: `${tick * 100}%` }}
            >
              {formatOffset(lengthMs * tick)}
            </i>
          ))}
        </span>
        {ROLES.map((role) => (
          <div key={role.name} className="contents">
            <span className="self-center text-11 text-fg-2">{role.name}</span>
            <span className="relative border-b border-line">
              {cards.filter(role.has).map((card) => (
                <button
                  key={card.id}
                  type="button"
                  data-also-elsewhere="the card above"
                  aria-label={`${role.name}: ${card.title}, ${formatOffset(card.startMs - startMs)}`}
                  aria-pressed={card.id === pickedId}
                  onClick={() => onPick(card.id)}
                  className={clsx(
                    'absolute inset-y-[22%] min-w-1 rounded-[2px]',
                    tint(card, untrustedFromMs),
                    card.id === pickedId && 'outline-2 outline-offset-1 outline-focus',
                  )}
                  style={{
                    left: `${share(card.startMs) * 100}%`,
                    width: `${Math.min(1 - share(card.startMs), (card.durationMs ?? 0) / lengthMs) * 100}%`,
                  }}
                />
              ))}
            </span>
          </div>
        ))}
        {untrustedFromMs !== undefined && (
          <i
            aria-hidden
            className="pointer-events-none absolute top-4 right-0 bottom-0 border-l-[1.5px] border-[var(--g-untrusted)] bg-[color-mix(in_srgb,var(--g-untrusted)_7%,transparent)]"
            style={{ left: `calc(66px + (100% - 66px) * ${share(untrustedFromMs)})` }}
          />
        )}
      </div>
      <p className="flex items-center gap-1.5 pt-1 text-12 text-fg-2">
        {untrustedFromMs === undefined ? (
          <span className="text-fg-3">No untrusted words are recorded in this trace.</span>
        ) : (
          <>
            <i className="size-2 rounded-[2px] bg-[var(--g-untrusted)]" aria-hidden />
            Untrusted words enter at {formatOffset(untrustedFromMs - startMs)}; what follows may be steered
          </>
        )}
      </p>
    </div>
  )
}

function tint(card: ChainCard, untrustedFromMs: number | undefined): string {
  if (card.flags.some((flag) => flag.tone === 'bad')) return 'bg-[var(--bar-c)]'
  const after = untrustedFromMs !== undefined && card.startMs >= untrustedFromMs
  return after ? 'border border-untrusted-line bg-untrusted-bg' : 'bg-line-2'
}
