import { isLoopback } from '../config.ts'
import { Refusal } from './refusal.ts'

/**
 * Refuses what a web page in the user's browser could send to a door that needs no key: a name that
 * someone else resolves to this machine (DNS rebinding), and requests made by another site.
 */
export function guardAgainstPages(host: string | undefined, origin: string | undefined): void {
  const name = findHostName(`http://${host ?? ''}`)
  if (host === undefined || name === undefined || !isLoopback(name)) {
    throw new Refusal('forbidden', 'the Host header must be localhost or a loopback address where no key is needed')
  }
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    throw new Refusal('forbidden', 'requests of web pages from other sites are not taken')
  }
}

function findHostName(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
}
