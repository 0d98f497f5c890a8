import { type Incoming, Line } from './split-lines.ts'

/** Reads a body that is one message; of one that is too large it keeps no more than what it saw. */
export async function readWhole(body: AsyncIterable<Uint8Array>, most: number): Promise<Incoming | undefined> {
  const line = new Line(most)
  for await (const chunk of body) line.add(chunk)
  return line.take()
}

/** The code of an error of the network, and nothing of its message. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'no answer'
}
