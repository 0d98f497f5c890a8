import { DEFAULT_LIMITS } from '../../src/config.ts'
import { createIngest } from '../../src/receive/ingest.ts'
import { createOtlpGrpcServer } from '../../src/receive/otlp-grpc.ts'
import { createOtlpHttpServer } from '../../src/receive/otlp-http.ts'

// The receivers alone in a process of their own, so that their memory can be measured; what is journaled is
// forgotten at once. Prints its ports as JSON.
let seq = 0
const ingest = createIngest({
  journal: {
    append: async () => {
      seq += 1
      return seq
    },
  },
  findKey: async () => undefined,
  keysRequired: false,
  limits: DEFAULT_LIMITS,
  now: Date.now,
  onRefused: () => undefined,
  onUnexpected: (error) => console.error(error),
})
const http = await createOtlpHttpServer(ingest, { ready: () => true }).listen(0, '127.0.0.1')
const grpc = await createOtlpGrpcServer(ingest).listen(0, '127.0.0.1')
console.log(JSON.stringify({ http, grpc }))
