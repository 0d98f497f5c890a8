import { expect, test } from 'vitest'
import { fitsLock } from './installed.mjs'

const lock = {
  packages: {
    '': {},
    'packages/app': { version: '0.1.0' },
    'node_modules/app': { link: true },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/a-darwin': { version: '1.0.0', optional: true },
  },
}
const installed = (packages) => ({ packages: { 'node_modules/app': { link: true }, ...packages } })

test.each([
  ['nothing is installed', undefined, false],
  ['all is there', installed({ 'node_modules/a': { version: '1.0.0' } }), true],
  ['a version differs', installed({ 'node_modules/a': { version: '0.9.0' } }), false],
  ['a package is missing', installed({}), false],
  [
    'an optional one differs',
    installed({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/a-darwin': { version: '2.0.0' } }),
    false,
  ],
])('when %s', (_, found, fits) => {
  expect(fitsLock(lock, found)).toBe(fits)
})
