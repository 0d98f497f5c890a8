import { expect, test } from 'vitest'
import { completeLock, findMissingOptionals, platformOf } from './missing-optionals.mjs'

const lockWith = (packages) => ({ packages: { '': {}, ...packages } })

test('finds optional dependencies that stand nowhere in the lock', () => {
  const lock = lockWith({
    'node_modules/tool': { optionalDependencies: { 'tool-linux-x64': '1.2.3', 'tool-darwin-arm64': '1.2.3' } },
    'node_modules/tool-linux-x64': { version: '1.2.3' },
  })
  expect(findMissingOptionals(lock).map(({ name }) => name)).toEqual(['tool-darwin-arm64'])
})

test('a copy nested below the parent counts as locked', () => {
  const lock = lockWith({
    'node_modules/tool': { optionalDependencies: { part: '1.0.0' } },
    'node_modules/tool/node_modules/part': { version: '1.0.0' },
  })
  expect(findMissingOptionals(lock)).toEqual([])
})

test('adds an entry that npm skips on other platforms', () => {
  const lock = lockWith({ 'node_modules/tool': { optionalDependencies: { '@t/cli-linux-arm64-musl': '^2.0.1' } } })
  expect(completeLock(lock)).toEqual(['@t/cli-linux-arm64-musl'])
  expect(lock.packages['node_modules/@t/cli-linux-arm64-musl']).toEqual({
    version: '2.0.1',
    os: ['linux'],
    cpu: ['arm64'],
    libc: ['musl'],
    optional: true,
  })
})

test('refuses to guess when a name does not tell its platform', () => {
  const lock = lockWith({ 'node_modules/tool': { optionalDependencies: { mystery: '1.0.0' } } })
  expect(() => completeLock(lock)).toThrow('mystery@1.0.0')
})

test.each([
  ['@esbuild/win32-ia32', { os: ['win32'], cpu: ['ia32'] }],
  ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
  ['@rolldown/binding-wasm32-wasi', { cpu: ['wasm32'] }],
])('%s names its platform', (name, platform) => {
  expect(platformOf(name)).toEqual(platform)
})
