import ipaddr from 'ipaddr.js'
import type { Place } from '../rule/document.ts'
import type { Report } from './report.ts'

const FORM = /^([0-9a-f.:]{2,45})(?:\/(\d{1,3}))?$/i

/** The network as `address/bits`, with bits past the mask cleared; undefined, with an error, when it is none. */
export function readCidr(text: string, place: Place, report: Report): string | undefined {
  const [, written = '', bits] = FORM.exec(text) ?? []
  if (!ipaddr.IPv4.isValidFourPartDecimal(written) && !ipaddr.IPv6.isValid(written)) {
    report.error(place, 'bad-cidr', `${JSON.stringify(text)} is not a network such as 10.0.0.0/8 or fd00::/8`)
    return undefined
  }
  const address = ipaddr.parse(written)
  const most = address.kind() === 'ipv4' ? 32 : 128
  const length = bits === undefined ? most : Number(bits)
  if (length > most) {
    report.error(place, 'bad-cidr', `a network of this kind has at most ${most} bits, not ${length}`)
    return undefined
  }
  const network = networkOf(`${address}/${length}`, most)
  const fix = `${network}/${length}`
  if (address.toString() !== network) {
    report.warn(place, 'cidr-host-bits', 'the address has bits set past the mask; they are not compared', fix)
  }
  return fix
}

function networkOf(cidr: string, most: number): string {
  const family = most === 32 ? ipaddr.IPv4 : ipaddr.IPv6
  return family.networkAddressFromCIDR(cidr).toString()
}
