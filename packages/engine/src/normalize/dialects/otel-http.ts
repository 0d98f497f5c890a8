import { FIELD, type OtlpSpan, type SourceRecord } from '@telltale/model'
import type { Dialect } from '../dialect.ts'
import type { Canonical } from '../draft.ts'
import { draftEgress } from '../drafts/egress.ts'
import { asText } from '../read/attributes.ts'
import { type Row, rows } from '../read/rename.ts'
import { spanFields } from '../read/span-fields.ts'

/** HTTP client spans, stable names first, then those before 1.23. */
const HTTP_ROWS: readonly Row[] = [
  ...rows('text', [
    ['http.request.method', FIELD.httpMethod],
    ['http.method', FIELD.httpMethod],
    ['url.full', FIELD.urlFull],
    ['http.url', FIELD.urlFull],
    ['server.address', FIELD.serverAddress],
    ['net.peer.name', FIELD.serverAddress],
    ['http.host', FIELD.serverAddress],
    ['net.peer.ip', FIELD.serverAddress],
    ['network.transport', FIELD.networkTransport],
    ['net.transport', FIELD.networkTransport],
    ['network.protocol.name', FIELD.networkProtocol],
    ['url.domain', FIELD.urlDomain],
    ['user_agent.original', FIELD.userAgent],
    ['telltale.egress.auth_scheme', FIELD.egressAuthScheme],
  ]),
  ...rows('bool', [['telltale.egress.first_seen', FIELD.egressFirstSeen]]),
  ...rows('int', [
    ['http.response.status_code', FIELD.httpStatus],
    ['http.status_code', FIELD.httpStatus],
    ['server.port', FIELD.serverPort],
    ['net.peer.port', FIELD.serverPort],
    ['http.request.body.size', FIELD.httpRequestSize],
    ['http.request_content_length', FIELD.httpRequestSize],
    ['http.request.size', FIELD.httpRequestSize],
    ['http.response.body.size', FIELD.httpResponseSize],
    ['http.response_content_length', FIELD.httpResponseSize],
  ]),
]

const CLIENT = 3

/** HTTP client spans: the egress log, where their trace holds AI activity. */
export const otelHttp: Dialect = {
  name: 'otel_http',
  reads,
  toEvents: (record) => {
    if (record.kind !== 'span') return []
    const fields = spanFields(record, HTTP_ROWS)
    addAddress(record, fields)
    return [draftEgress(fields, record.startUnixNano)]
  },
}

function reads(record: SourceRecord): boolean {
  if (record.kind !== 'span' || record.spanKind !== CLIENT) return false
  return record.attributes.has('http.request.method') || record.attributes.has('http.method')
}

/** Completes the URL of older spans and takes host and port out of it where they are not named. */
function addAddress(span: OtlpSpan, fields: Canonical): void {
  const address = fields.get(FIELD.serverAddress)
  if (!fields.has(FIELD.urlFull) && typeof address === 'string') {
    const scheme = asText(span.attributes.get('http.scheme')) ?? asText(span.attributes.get('url.scheme')) ?? 'http'
    const target = asText(span.attributes.get('http.target')) ?? asText(span.attributes.get('url.path')) ?? '/'
    fields.set(FIELD.urlFull, `${scheme}://${address}${target}`)
  }
  const url = fields.get(FIELD.urlFull)
  const parsed = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined
  if (parsed === undefined) return
  if (!fields.has(FIELD.serverAddress)) fields.set(FIELD.serverAddress, parsed.hostname)
  if (!fields.has(FIELD.urlDomain)) fields.set(FIELD.urlDomain, parsed.hostname)
  if (!fields.has(FIELD.serverPort) && parsed.port !== '') fields.set(FIELD.serverPort, Number(parsed.port))
  if (!fields.has(FIELD.networkProtocol)) fields.set(FIELD.networkProtocol, 'http')
}
