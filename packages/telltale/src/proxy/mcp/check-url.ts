import { BlockList, isIP } from 'node:net'
import { isUnseen } from './tool-name.ts'

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

// What a client that opens one of these would run, show as its own page, or hand to another program to run.
const ACTING = new Set(['javascript:', 'vbscript:', 'data:', 'blob:', 'ms-msdt:', 'search-ms:', 'ms-officecmd:'])
const WEB = new Set(['http:', 'https:', 'ws:', 'wss:', 'ftp:'])
const METADATA_HOSTS = new Set(['metadata.google.internal', 'metadata.goog'])
const LINK_LOCAL = new BlockList()
LINK_LOCAL.addSubnet('169.254.0.0', 16, 'ipv4')
LINK_LOCAL.addSubnet('fe80::', 10, 'ipv6')
LINK_LOCAL.addAddress('fd00:ec2::254', 'ipv6')

/**
 * Why a link that a server's answer carries must not be followed; undefined where nothing speaks against it. Schemes
 * of a server's own, files and machines of the own network are what such links are made for.
 */
export function refuseLink(text: string): string | undefined {
  if (text.length > LONGEST_URL) return 'it is too long'
  if ([...text].some(isUnseen)) return 'it holds characters that do not show'
  if (!URL.canParse(text)) return undefined
  const { protocol, username, password, hostname } = new URL(text)
  if (ACTING.has(protocol)) return `it begins with ${protocol}`
  if (!WEB.has(protocol)) return undefined
  if (username !== '' || password !== '') return 'it carries a user name'
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  return leadsToMetadata(host) ? 'it leads to what a cloud machine knows of itself' : undefined
}

function leadsToMetadata(host: string): boolean {
  const version = isIP(host)
  if (version === 0) return METADATA_HOSTS.has(host)
  return LINK_LOCAL.check(host, version === 4 ? 'ipv4' : 'ipv6')
}
