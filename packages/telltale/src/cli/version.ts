import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** Version of this program, as its package says. Works from the source tree and from the built program alike. */
export function readVersion(): string {
  const text = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version
}
