import ipaddr from 'ipaddr.js'
import { sqlString } from './sql-literal.ts'

/** Longer texts are no addresses. */
const MAX_LENGTH = 128

/**
 * True when the text expression is an address of the network: an IPv6 address that stands for an IPv4 one counts as that,
 * the zone after `%` is left out. An address that cannot be read is never asked about: that would end the query.
 */
export function cidrToSql(x: string, network: string): string {
  const parsed = parseNetwork(network)
  if (parsed === undefined) return '0'
  const { address, bits, isV4 } = parsed
  const mapped = sqlString(isV4 ? `::ffff:${address}/${bits + 96}` : '::ffff:0:0/96')
  const range = sqlString(`${address}/${bits}`)
  const v6 = (network: string) => `isIPAddressInRange(if(isIPv6String(a), a, '::'), ${network})`
  const v4 = `isIPAddressInRange(if(isIPv4String(a), a, '0.0.0.0'), ${range})`
  const test = isV4
    ? `(isIPv4String(a) AND ${v4}) OR (isIPv6String(a) AND ${v6(mapped)})`
    : `isIPv6String(a) AND ${v6(range)} AND NOT ${v6(mapped)}`
  return `(lengthUTF8(${x}) <= ${MAX_LENGTH} AND arrayExists(a -> ${test}, [${plainAddress(x)}]))`
}

/** Without a zone; the old way to write an IPv4 address as IPv6, `::1.2.3.4`, reads as `::ffff:1.2.3.4`. */
function plainAddress(x: string): string {
  const bare = `substringIndex(${x}, '%', 1)`
  return String.raw`if(position(${x}, ':') > 0, replaceRegexpOne(${bare}, '^::([0-9]+\\.)', '::ffff:\\1'), ${x})`
}

interface Network {
  readonly address: string
  readonly bits: number
  readonly isV4: boolean
}

/** The network as `buildNetwork` of the matcher reads it; undefined when it cannot be read. */
function parseNetwork(network: string): Network | undefined {
  const [written = '', length, more] = network.split('/')
  if (more !== undefined || (length !== undefined && !/^[0-9]{1,3}$/.test(length))) return undefined
  const bare = written.includes(':') ? (written.split('%')[0] ?? '') : written
  const isV4 = ipaddr.IPv4.isValidFourPartDecimal(bare)
  if (!isV4 && !(bare.includes(':') && ipaddr.IPv6.isValid(bare))) return undefined
  const width = isV4 ? 32 : 128
  const bits = length === undefined ? width : Number(length)
  if (bits > width) return undefined
  if (isV4) return { address: bare, bits, isV4 }
  const address = ipaddr.IPv6.parse(bare)
  if (!address.isIPv4MappedAddress() || bits < 96) return { address: address.toNormalizedString(), bits, isV4 }
  return { address: address.toIPv4Address().toString(), bits: bits - 96, isV4: true }
}
