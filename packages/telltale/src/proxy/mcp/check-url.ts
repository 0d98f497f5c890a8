import { BlockList, isIP } from 'node:net'

const PRIVATE = new BlockList()
const PRIVATE_NETS: readonly (readonly [address: string, bits: number, family: 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
]
for (const [address, bits, family] of PRIVATE_NETS) PRIVATE.addSubnet(address, bits, family)

const LONGEST_URL = 4096
const LOCAL_NAMES = ['localhost', '.localhost', '.local', '.internal', '.home.arpa', '.lan']
/** Signs that a shell would act on, should a client hand the address to one. */
const SHELL_SIGNS = new Set('`$;|<>"\'\\(){}^\n\r\t ')

/** Why an address that a server wants a person to open must not be opened; undefined where nothing speaks against it. */
export function refuseUrl(text: string): string | undefined {
  if (text.length > LONGEST_URL) return 'it is too long'
  if ([...text].some((sign) => SHELL_SIGNS.has(sign))) return 'it holds characters that a shell would act on'
  if (!URL.canParse(text)) return 'it is no address'
  const url = new URL(text)
  if (url.protocol !== 'https:') return `it begins with ${JSON.stringify(url.protocol)} and not with https:`
  if (url.username !== '' || url.password !== '') return 'it carries a user name'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  return isLocal(host) ? 'it leads into a private network' : undefined
}

function isLocal(host: string): boolean {
  const version = isIP(host)
  if (version === 4) return PRIVATE.check(host, 'ipv4')
  if (version === 6) return PRIVATE.check(host, 'ipv6') || host.startsWith('::ffff:')
  return !host.includes('.') || LOCAL_NAMES.some((name) => host === name || host.endsWith(name))
}
