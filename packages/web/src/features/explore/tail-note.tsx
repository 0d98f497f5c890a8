import { formatCount, plural } from '../../lib/format-number.ts'
import { Button } from '../../ui/button.tsx'
import type { TailBuffer } from './tail-buffer.ts'

interface TailNoteProps {
  readonly tail: TailBuffer
  /** Someone has the pointer in the list or has scrolled: nothing may move. */
  readonly reading: boolean
  readonly onRelease: () => void
}

/** What the live tail does: follows, or waits with how many; and whether it leaves some out. */
export function TailNote({ tail, reading, onRelease }: TailNoteProps) {
  const left = tail.skipped + tail.dropped
  return (
    <div className="flex h-8 flex-none items-center gap-3 border-b border-line bg-surface px-4 text-12">
      <i
        className={reading ? 'size-[7px] rounded-full border-[1.5px] border-fg-3' : 'size-[7px] rounded-full bg-ok'}
        aria-hidden
      />
      <span role="status">
        {reading ? 'Paused while you read' : 'Following new events'}
        {tail.waiting.length > 0 && `, ${plural(tail.waiting.length, 'new event')} waiting`}
      </span>
      {left > 0 && (
        <span className="text-fg-2">Sampling: {formatCount(left)} came too fast to show and are stored</span>
      )}
      <span className="flex-1" />
      {tail.waiting.length > 0 && (
        <Button small onClick={onRelease}>
          Show them
        </Button>
      )}
    </div>
  )
}
