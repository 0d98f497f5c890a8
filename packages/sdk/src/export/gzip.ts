import { findBuiltinModule } from './builtin-module.ts'

type Zlib = typeof import('node:zlib')

/** The fastest level: what is sent is text, of which the next ones save little more and take several times as long. */
const LEVEL = 1

/** Packs bytes, as a rule on another thread; undefined where the platform cannot. */
export type Gzip = (bytes: Uint8Array) => Promise<Uint8Array | undefined>

/** Packs with Node's own zlib, which costs a fraction of a stream of the web platform, and with such a stream elsewhere. */
export function createGzip(): Gzip {
  const zlib = findBuiltinModule('node:zlib') as Partial<Zlib> | undefined
  return zlib?.gzip === undefined ? packByStream : packBy(zlib.gzip)
}

function packBy(gzip: Zlib['gzip']): Gzip {
  return (bytes) =>
    new Promise((resolve, reject) => {
      gzip(bytes, { level: LEVEL }, (error, packed) => (error === null ? resolve(packed) : reject(error)))
    })
}

async function packByStream(bytes: Uint8Array): Promise<Uint8Array | undefined> {
  if (typeof CompressionStream === 'undefined') return undefined
  const stream = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
