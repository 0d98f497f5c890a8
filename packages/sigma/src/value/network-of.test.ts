import { expect, test } from 'vitest'
import { buildNetwork } from './network-of.ts'

test.each([
  ['10.0.0.0/8', '10.1.2.3', true],
  ['10.0.0.0/8', '::ffff:10.1.2.3', true],
  ['::ffff:10.0.0.0/104', '10.1.2.3', true],
  ['10.0.0.0/8', '010.1.2.3', false],
  ['10.0.0.0/8', '10.1', false],
  ['fe80::/10', 'fe80::1%eth0', true],
  ['fe80::/10', '10.0.0.1', false],
  ['10.0.0.0/33', '10.0.0.0', false],
  ['nothing', '10.0.0.0', false],
])('network %s and address %s', (network, text, wanted) => {
  expect(buildNetwork(network)(text)).toBe(wanted)
})
