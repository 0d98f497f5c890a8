/** Text of one answer that comes in pieces: more than this is no answer that anybody reads. */
const MOST_CHARACTERS = 1_000_000

/** Shared room of all texts of one answer. */
export interface TextRoom {
  /** As much of a piece as there is room for. */
  take(piece: string): string
}

/** Room for the texts of one answer, by default a million characters. */
export function createTextRoom(most = MOST_CHARACTERS): TextRoom {
  let left = most
  return {
    take: (piece) => {
      const taken = piece.length <= left ? piece : piece.slice(0, left)
      left -= taken.length
      return taken
    },
  }
}
