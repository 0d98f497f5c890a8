import pc from 'picocolors'
import type { Config } from '../config.ts'
import { isLoopback } from '../config.ts'

/** Where everything listens, once it does. */
export interface Addresses {
  readonly url: string
  readonly otlpHttpUrl: string
  readonly otlpGrpcUrl: string
  readonly port: number
  readonly otlpHttpPort: number
  readonly otlpGrpcPort: number
}

/** Prints one block that says where to look, where to send, and where data is kept; or one JSON line for programs. */
export function announce(config: Config, addresses: Addresses, tookMs: number): void {
  if (process.env.TELLTALE_READY_JSON === '1') {
    const { port, otlpHttpPort, otlpGrpcPort } = addresses
    process.stdout.write(`${JSON.stringify({ ready: true, port, otlpHttpPort, otlpGrpcPort, pid: process.pid })}\n`)
    return
  }
  const rows: readonly (readonly [string, string])[] = [
    ['Screens', pc.bold(addresses.url)],
    ['OTLP/HTTP', `${addresses.otlpHttpUrl}   (protobuf or JSON; also POST /v1/events)`],
    ['OTLP/gRPC', addresses.otlpGrpcUrl],
    ['Data', config.dataDir],
    ...(isLoopback(config.host) ? [] : [['Keys', keysHint(config)] as const]),
  ]
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  const lines = rows.map(([name, value]) => `  ${pc.dim(name.padEnd(width))}${value}`)
  const first = isLoopback(config.host) ? firstEvent(addresses) : []
  process.stdout.write(
    `\n${pc.bold('Telltale')} is ready (${(tookMs / 1000).toFixed(1)} s).\n\n${[...lines, ...first].join('\n')}\n\n`,
  )
  process.stdout.write(pc.dim('  Ctrl-C stops it; nothing that was acknowledged is lost.\n\n'))
}

function firstEvent({ otlpHttpUrl }: Addresses): readonly string[] {
  return [
    '',
    `  ${pc.dim('Point an app at it:')}   export OTEL_EXPORTER_OTLP_ENDPOINT=${otlpHttpUrl}`,
    `  ${pc.dim('Or send one event:')}    curl ${otlpHttpUrl}/v1/events -H 'content-type: application/json' \\`,
    `                          -d '{"telltale.category":"ai_prompt","service.name":"my-app","telltale.prompt.text":"Hello"}'`,
  ]
}

function keysHint(config: Config): string {
  const data = config.dataDir.includes(' ') ? JSON.stringify(config.dataDir) : config.dataDir
  return `needed here; make one: npx telltale keys create --data ${data} --name my-app   (--scope read for the screens)`
}
