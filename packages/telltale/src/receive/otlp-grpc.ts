import {
  type handleUnaryCall,
  type MethodDefinition,
  Server,
  ServerCredentials,
  type ServiceDefinition,
} from '@grpc/grpc-js'
import { TelltaleError } from '../errors.ts'
import { encodeExportResponse, type OtlpSignal } from './answer.ts'
import { createGrpcAdmission, type GrpcAdmission } from './grpc-admission.ts'
import { toGrpcError } from './grpc-answer.ts'
import type { Ingest } from './ingest.ts'
import type { OtlpServer } from './otlp-http.ts'

const SERVICES: readonly (readonly [OtlpSignal, string])[] = [
  ['traces', 'opentelemetry.proto.collector.trace.v1.TraceService'],
  ['logs', 'opentelemetry.proto.collector.logs.v1.LogsService'],
  ['metrics', 'opentelemetry.proto.collector.metrics.v1.MetricsService'],
]

const CALLS_PER_CONNECTION = 256
const asIs = (bytes: Buffer): Buffer => bytes

/** OTLP/gRPC for the three signals: the messages stay bytes and go through the same door as HTTP. */
export function createOtlpGrpcServer(ingest: Ingest): OtlpServer {
  const admission = createGrpcAdmission(ingest)
  const server = new Server({
    'grpc.max_receive_message_length': ingest.limits.decompressedBytes,
    'grpc.max_concurrent_streams': CALLS_PER_CONNECTION,
    interceptors: [admission.interceptor],
  })
  for (const [signal, service] of SERVICES) {
    server.addService(defineService(service), { Export: exportHandler(ingest, admission, signal) })
  }
  return { listen: (port, host) => listen(server, port, host), close: (drainMs = 3_000) => close(server, drainMs) }
}

function defineService(name: string): ServiceDefinition {
  const method: MethodDefinition<Buffer, Buffer> = {
    path: `/${name}/Export`,
    requestStream: false,
    responseStream: false,
    requestSerialize: asIs,
    requestDeserialize: asIs,
    responseSerialize: asIs,
    responseDeserialize: asIs,
  }
  return { Export: method }
}

function exportHandler(ingest: Ingest, admission: GrpcAdmission, signal: OtlpSignal): handleUnaryCall<Buffer, Buffer> {
  return async (call, callback) => {
    const outcome = await ingest.receive({
      signal,
      contentType: 'application/x-protobuf',
      contentEncoding: undefined,
      contentLength: call.request.length,
      // Admitted calls have their sender; should one lack it, it is checked like any that has shown no key.
      sender: admission.senderOf(call.metadata) ?? { authorization: undefined, telltaleKey: undefined },
      body: call.request,
    })
    if (outcome.kind === 'refused') callback(toGrpcError(outcome.refusal))
    else callback(null, encodeExportResponse(outcome.rejected))
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  const address = host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound)
      else if (error.message.includes('EADDRINUSE')) {
        reject(new TelltaleError('PORT_IN_USE', `port ${port} on ${host} is in use`, error))
      } else reject(error)
    })
  })
}

function close(server: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), drainMs)
    server.tryShutdown(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
