import { judge } from '../judge.ts'
import { mirrored } from '../mirror.ts'
import { type Decoder, type Piece, Work } from '../piece.ts'

const OVERRIDE = '\u202e'
const MOST = 64

/** Text behind a right-to-left override, as it shows on the screen. */
export const bidiOverride: Decoder = {
  name: 'bidi-override',
  wants: ({ notes }) => notes.overrides.count > 0,
  read(source) {
    const { original, room } = source
    const work = new Work(source)
    const pieces: Piece[] = []
    for (
      let at = original.indexOf(OVERRIDE);
      at !== -1 && pieces.length < MOST && work.spend(64);
      at = original.indexOf(OVERRIDE, at + 1)
    ) {
      const piece = readOverride(original, [at + 1, room], work)
      if (piece) pieces.push(piece)
    }
    return pieces
  },
}

function readOverride(original: string, [start, room]: readonly [number, number], work: Work): Piece | undefined {
  const most = Math.min(original.length, start + Math.min(room, 4096))
  let end = start
  while (end < most && !'\u202c\u202d\u202e\u2069\n'.includes(original.charAt(end))) end += 1
  if (!work.spend(4 * (end - start))) return undefined
  const shown = mirrored(original, start, end)
  if (judge(shown.text) !== 'text') return undefined
  return { kind: 'bidi-override', ...shown, start, end, suspicion: 0.7, inOriginal: true }
}
