const MAX_ADDRESS = 64

/** The network an address is in: /24 of IPv4, /48 of IPv6, else the text itself; undefined when there is none. */
export function clientPrefix(address: string): string | undefined {
  const text = address.slice(0, MAX_ADDRESS).trim().toLowerCase()
  if (text === '') return undefined
  const plain = text.startsWith('::ffff:') && text.includes('.') ? text.slice(7) : text
  const dot = plain.lastIndexOf('.')
  if (dot > 0 && !plain.slice(0, dot).includes(':')) return plain.slice(0, dot)
  return plain.includes(':') ? firstGroups(plain) : plain
}

/** First three groups of an IPv6 address, zeros left out written out. */
function firstGroups(address: string): string {
  const [front = '', back] = address.replaceAll('[', '').split('::', 2)
  const groups = front === '' ? [] : front.split(':')
  const behind = back === undefined || back === '' ? [] : back.split(':')
  while (back !== undefined && groups.length + behind.length < 8) groups.push('0')
  return [...groups, ...behind]
    .slice(0, 3)
    .map((group) => Number.parseInt(group, 16) || 0)
    .map((group) => group.toString(16))
    .join(':')
}
