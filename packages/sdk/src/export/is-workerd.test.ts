import { afterEach, expect, test, vi } from 'vitest'
import { isWorkerd } from './is-workerd.ts'
import { createNodePost } from './post-by-node.ts'

afterEach(() => vi.unstubAllGlobals())

test('Node.js is not taken for a worker', () => {
  expect(isWorkerd()).toBe(false)
  expect(createNodePost()).toBeDefined()
})

test('a worker that offers the modules of Node.js still sends by fetch', () => {
  vi.stubGlobal('navigator', { userAgent: 'Cloudflare-Workers' })
  expect(isWorkerd()).toBe(true)
  expect(createNodePost()).toBeUndefined()
})
