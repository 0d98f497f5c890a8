// Takes whatever it is sent and answers as an OTLP receiver does. It knows of nothing to be asked: an answer to the SDK's
// question what to enforce, which a server holds for half a minute, would have it ask twice a second. Asked by its
// parent, it says how many bytes came since it was asked last.
import { createServer } from 'node:http'

let bytes = 0
const server = createServer((request, response) => {
  request.on('data', (chunk) => {
    bytes += chunk.length
  })
  if (request.method !== 'POST') response.statusCode = 404
  request.on('end', () => response.setHeader('content-type', 'application/json').end('{}'))
})
server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${server.address().port}`))
process.on('message', () => {
  process.send?.(bytes)
  bytes = 0
})
process.on('disconnect', () => process.exit(0))
