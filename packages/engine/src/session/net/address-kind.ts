import { type AddressBytes, parseAddress } from '@telltale/scan'

export type AddressKind = 'public_ip' | 'private_ip' | 'metadata' | 'loopback' | 'name'

/** Where clouds answer with the credentials of the machine that asks, in their own documentation. */
const METADATA_NAMES: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'instance-data',
  'instance-data.ec2.internal',
  'metadata.tencentyun.com',
])
const METADATA_V4: ReadonlySet<string> = new Set([
  '169.254.169.254', // AWS, Azure, Google, Oracle, DigitalOcean
  '169.254.170.2', // AWS ECS task credentials
  '169.254.170.23', // AWS EKS pod identity
  '100.100.100.200', // Alibaba
  '168.63.129.16', // Azure wire server
  '192.0.0.192', // Oracle, first generation
])
const METADATA_V6: readonly (readonly number[])[] = [
  [0xfd, 0x00, 0x0e, 0xc2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], // fd00:ec2::254, AWS
  [0xfd, 0x20, 0, 0xce, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x02, 0x54], // fd20:ce::254, Google
]
/** Public names that resolve to the address they are made of. */
const ADDRESS_IN_NAME = /(\d{1,3}[.-]\d{1,3}[.-]\d{1,3}[.-]\d{1,3})\.(?:nip\.io|sslip\.io|xip\.io)$/

/** First byte, lowest and highest second byte of IPv4 networks that are not on the internet (RFC 6890). */
const PRIVATE_V4: readonly (readonly [number, number, number])[] = [
  [10, 0, 255],
  [172, 16, 31],
  [192, 168, 168],
  [169, 254, 254],
  [100, 64, 127],
]

/** What kind of place a host is. */
export function addressKind(host: string): AddressKind {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (METADATA_NAMES.has(name)) return 'metadata'
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback'
  const inside = ADDRESS_IN_NAME.exec(name.slice(-80))?.[1]?.replaceAll('-', '.')
  const bytes = parseAddress(inside ?? name)
  if (bytes === undefined) return 'name'
  return bytes.length === 4 ? kindOfV4(bytes) : kindOfV6(bytes)
}

function kindOfV4(bytes: AddressBytes): AddressKind {
  const [first = 0, second = 0] = bytes
  if (METADATA_V4.has(bytes.join('.'))) return 'metadata'
  if (first === 127 || first === 0) return 'loopback'
  return PRIVATE_V4.some(([a, low, high]) => first === a && second >= low && second <= high)
    ? 'private_ip'
    : 'public_ip'
}

function kindOfV6(bytes: AddressBytes): AddressKind {
  if (METADATA_V6.some((known) => known.every((byte, i) => byte === bytes[i]))) return 'metadata'
  const [first = 0, second = 0] = bytes
  if (bytes.slice(0, 15).every((byte) => byte === 0) && (bytes[15] ?? 0) <= 1) return 'loopback'
  return (first & 0xfe) === 0xfc || (first === 0xfe && second >= 0x80) ? 'private_ip' : 'public_ip'
}
