import { readFileSync } from 'node:fs'

/** Version of this program, as its package says. Works from the source tree and from the built program alike. */
export function readVersion(): string {
  const parsed: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
  if (typeof parsed === 'object' && parsed !== null && 'version' in parsed && typeof parsed.version === 'string')
    return parsed.version
  throw new Error('the package of this program names no version')
}
