// `npm run bench:proxy [-- --calls N --rate N]`: what `telltale proxy` adds to the first byte and to the end of a
// streamed chat call of 2 KB, against a mock provider on the same machine: straight, in monitor mode, in enforce mode;
// then when the first word of an answer comes that is written word by word.
// `-- --equal N`: N calls of all kinds, straight and through the proxy; every status, header that may pass and byte
// must be the same. `-- --endless MB`: an answer of so many megabytes; the memory that the proxy takes for it.
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { prepare } from '../../scripts/prepare/prepare.mjs'
import { compareBytes } from './compare-bytes.mjs'
import { measureEndless } from './endless.mjs'
import { measureFirstByte, measureSlowStream } from './first-byte.mjs'

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '600' },
    rate: { type: 'string', default: '100' },
    equal: { type: 'string' },
    endless: { type: 'string' },
  },
})
await prepare()
console.log(`proxy on ${cpus().length} x ${cpus()[0]?.model.trim()}, Node.js ${process.version}`)
if (values.equal !== undefined) await compareBytes(Number(values.equal))
if (values.endless !== undefined) await measureEndless(Number(values.endless))
if (values.equal === undefined && values.endless === undefined) {
  await measureFirstByte({ calls: Number(values.calls), rate: Number(values.rate) })
  await measureSlowStream()
}
