import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** The longest address with its zone that anyone writes. */
const MAX_LENGTH = 128

/**
 * Tells whether a text is an address of the network. An IPv6 address that stands for an IPv4 one counts as that;
 * the zone after `%` is left out. A network that cannot be read holds no address.
 */
export function buildNetwork(network: string): (text: string) => boolean {
  const parsed = parseNetwork(network)
  if (parsed === undefined) return () => false
  const [base, bits] = parsed
  return (text) => {
    const address = parseAddress(text)
    return address !== undefined && address.kind() === base.kind() && address.match(base, bits)
  }
}

function parseNetwork(network: string): readonly [Address, number] | undefined {
  const slash = network.indexOf('/')
  const written = slash < 0 ? network : network.slice(0, slash)
  const plain = parseWritten(written)
  if (plain === undefined) return undefined
  const width = plain.kind() === 'ipv4' ? 32 : 128
  const bits = slash < 0 ? width : readBits(network.slice(slash + 1))
  if (bits === undefined || bits > width) return undefined
  const base = unmap(plain)
  if (base === plain) return [base, bits]
  return bits >= 96 ? [base, bits - 96] : [plain, bits]
}

function readBits(text: string): number | undefined {
  return /^[0-9]{1,3}$/.test(text) ? Number(text) : undefined
}

function parseAddress(text: string): Address | undefined {
  const plain = text.length > MAX_LENGTH ? undefined : parseWritten(text)
  return plain === undefined ? undefined : unmap(plain)
}

/** Four decimal numbers, or IPv6; the other spellings of IPv4 (octal, one number) are none. */
function parseWritten(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!text.includes(':')) return undefined
  const zone = text.indexOf('%')
  const bare = zone < 0 ? text : text.slice(0, zone)
  return ipaddr.IPv6.isValid(bare) ? ipaddr.IPv6.parse(bare) : undefined
}

function unmap(address: Address): Address {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address
}
