/** An internet address as bytes: 4 or 16 of them. */
export type AddressBytes = readonly number[]

/**
 * Reads an IPv4 address in any form that a resolver takes (dotted, one number, hex, octal, short), or an IPv6 one with
 * or without brackets and zone; one of IPv4 inside IPv6 comes back as 4 bytes. Undefined for a name.
 */
export function parseAddress(host: string): AddressBytes | undefined {
  const bare = host.startsWith('[') ? (host.slice(1).split(']')[0] ?? '') : host
  if (bare.length > 60) return undefined
  return bare.includes(':') ? parseV6(bare.split('%')[0] ?? '') : parseV4(bare.endsWith('.') ? bare.slice(0, -1) : bare)
}

const PART = /^(?:0x[0-9a-f]{1,8}|\d{1,11})$/i

function parseV4(text: string): AddressBytes | undefined {
  const parts = text.split('.')
  if (parts.length > 4 || !parts.every((part) => PART.test(part))) return undefined
  const numbers = parts.map(numberOf)
  const last = numbers.pop() ?? Number.NaN
  const room = 256 ** (4 - numbers.length)
  if (!(last < room) || numbers.some((part) => !(part < 256))) return undefined
  const value = numbers.reduce((sum, part, i) => sum + part * 256 ** (3 - i), last)
  return [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256)
}

function numberOf(part: string): number {
  if (/^0x/i.test(part)) return Number.parseInt(part.slice(2), 16)
  return part.length > 1 && part.startsWith('0') ? Number.parseInt(part, 8) : Number(part)
}

function parseV6(text: string): AddressBytes | undefined {
  const halves = text.split('::')
  if (halves.length > 2) return undefined
  const [head, tail] = halves.map((half) => groupsOf(half))
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined
  const missing = 8 - head.length - (tail?.length ?? 0)
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined
  const groups = [...head, ...new Array<number>(missing).fill(0), ...(tail ?? [])]
  const bytes = groups.flatMap((group) => [group >> 8, group & 255])
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  return isMapped ? bytes.slice(12) : bytes
}

function groupsOf(half: string): readonly number[] | undefined {
  if (half === '') return []
  const groups: number[] = []
  for (const part of half.split(':')) {
    const v4 = part.includes('.') ? parseV4(part) : undefined
    if (v4 !== undefined) groups.push((v4[0] ?? 0) * 256 + (v4[1] ?? 0), (v4[2] ?? 0) * 256 + (v4[3] ?? 0))
    else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16))
    else return undefined
  }
  return groups.length > 8 ? undefined : groups
}
