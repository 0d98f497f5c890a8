import type { Context } from './context-words.ts'
import type { FoundPii } from './found-pii.ts'

const V4 = /\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}/y
const V6 = /(?:[0-9a-f]{1,4}:|:){2,8}(?:[0-9a-f]{1,4}|:)?(?:%\w{1,15})?/iy
const MAC = /[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})/iy

/** Private, shared, link-local and documentation ranges: they name nobody outside a network (RFC 6890). */
function scoreV4(octets: readonly number[], telling: boolean): number {
  const [a = 0, b = 0, c = 0, d = 0] = octets
  if (octets.some((octet) => octet > 255) || a === 0 || a === 127 || a >= 224) return 0
  if (a === 10 || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168) || (a === 100 && b >= 64 && b < 128))
    return 0.3
  if ((a === 169 && b === 254) || (a === 192 && b === 0 && c <= 2) || (a === 198 && (b === 18 || b === 19))) return 0.2
  if ((a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113)) return 0.3
  if ((a === 8 || a === 1 || a === 9) && a === b && (c === a || c === 4)) return 0.2
  // Small numbers are more often a version, a section or a clause.
  if (!telling && (a < 20 || (b < 20 && c < 20 && d < 20))) return a < 20 && b < 20 && c < 20 ? 0.2 : 0.4
  return telling ? 0.85 : 0.7
}

function findV4(text: string, at: number, context: Context): FoundPii | undefined {
  V4.lastIndex = at
  const value = V4.exec(text)?.[0]
  if (
    value === undefined ||
    /[\w]/.test(text.charAt(at + value.length)) ||
    /^[.-]\d/.test(text.slice(at + value.length, at + value.length + 2))
  )
    return undefined
  if (/(?:^|\.)0\d/.test(value)) return undefined
  if (
    /(?:v|ver|version|release|chrome\/|firefox\/|safari\/|section|§)[\s.:/=]{0,2}$/i.test(
      text.slice(Math.max(0, at - 12), at),
    )
  )
    return undefined
  const telling = context.before('ip', at, 30) >= 0 || text.charAt(at + value.length) === ':'
  const score = scoreV4(value.split('.').map(Number), telling)
  return score === 0 ? undefined : { type: 'ip', start: at, end: at + value.length, score }
}

function findV6(text: string, at: number, context: Context): FoundPii | undefined {
  V6.lastIndex = at
  const value = V6.exec(text)?.[0].replace(/(?<!:):$/, '')
  if (value === undefined || /[\w:]/.test(text.charAt(at + value.length))) return undefined
  const groups =
    value
      .split('%')[0]
      ?.split(':')
      .filter((group) => group !== '') ?? []
  const short = value.includes('::')
  if (
    value.indexOf('::') !== value.lastIndexOf('::') ||
    (short ? groups.length > 7 || groups.length < 2 : groups.length !== 8)
  )
    return undefined
  const long = groups.some((group) => group.length >= 3)
  if (!/\d/.test(value) || (short && !long)) return undefined
  const local = /^(?:fe80|f[cd]|ff|2001:0?db8|::|64:ff9b)/i.test(value)
  const telling = context.before('ip', at, 30) >= 0
  return {
    type: 'ip',
    start: at,
    end: at + value.length,
    score: local ? 0.3 : telling || groups.length >= 4 ? 0.85 : 0.55,
  }
}

function findMac(text: string, at: number, context: Context): FoundPii | undefined {
  MAC.lastIndex = at
  const value = MAC.exec(text)?.[0]
  if (
    value === undefined ||
    /^(?:[:-]?[0-9a-f]{2})/i.test(text.slice(at + 17, at + 20)) ||
    /\w/.test(text.charAt(at + 17))
  )
    return undefined
  const plain = value.replace(/[:-]/g, '').toLowerCase()
  if (/^(.)\1*$/.test(plain) || !/[a-f]/.test(plain + (context.before('mac', at, 40) >= 0 ? 'a' : ''))) return undefined
  return { type: 'mac', start: at, end: at + 17, score: context.before('mac', at, 40) >= 0 ? 0.9 : 0.65 }
}

/** The network or hardware address that begins at `at`. */
export function findNetworkAddress(text: string, at: number, context: () => Context): FoundPii | undefined {
  const before = text.charAt(at - 1)
  if (before !== '' && /[\w.:-]/.test(before) && !(before === ':' && !/[\w:]/.test(text.charAt(at - 2)))) {
    // "IP:1.2.3.4" and "inet6:fe80..." keep the name apart from the address by one colon.
    if (before !== ':' || /[0-9a-f:]/.test(text.charAt(at - 2))) return undefined
  }
  const head = text.slice(at, at + 6)
  if (/^\d{1,3}\./.test(head)) return findV4(text, at, context())
  if (/^[0-9a-f]{2}[:-]/i.test(head)) {
    const mac = findMac(text, at, context())
    if (mac) return mac
  }
  return /^(?:[0-9a-f]{1,4}:|::)/i.test(head) ? findV6(text, at, context()) : undefined
}
