import { gunzipSync } from 'node:zlib'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createGzip } from './gzip.ts'

const TEXT = 'What waits to be sent is packed. '.repeat(200)

describe('Packing what is sent', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('gives back what any reader of gzip unpacks', async () => {
    const packed = await createGzip()(new TextEncoder().encode(TEXT))
    expect(packed?.length).toBeLessThan(TEXT.length / 10)
    expect(gunzipSync(packed ?? new Uint8Array()).toString()).toBe(TEXT)
  })

  it('uses the streams of the platform where there is no zlib', async () => {
    vi.stubGlobal('process', undefined)
    const gzip = createGzip()
    vi.unstubAllGlobals()
    const packed = await gzip(new TextEncoder().encode(TEXT))
    expect(gunzipSync(packed ?? new Uint8Array()).toString()).toBe(TEXT)
  })

  it('packs nothing where the platform has neither', async () => {
    vi.stubGlobal('process', undefined)
    const gzip = createGzip()
    vi.unstubAllGlobals()
    vi.stubGlobal('CompressionStream', undefined)
    expect(await gzip(new TextEncoder().encode(TEXT))).toBeUndefined()
  })
})
