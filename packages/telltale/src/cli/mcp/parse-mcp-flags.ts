import { homedir } from 'node:os'
import { join } from 'node:path'
import { TelltaleError } from '../../errors.ts'
import { nameServer } from './server-name.ts'

/** What the command line gave; commander made the shapes. */
export interface McpFlags {
  readonly url?: string
  readonly listen?: string
  readonly allowOrigin?: readonly string[]
  readonly header?: readonly string[]
  readonly name?: string
  readonly mode?: string
  readonly pins?: string
  readonly env?: readonly string[]
  readonly maxMessage?: string
  readonly endpoint?: string
}

/** What `telltale mcp` is to do. */
export interface McpSettings {
  readonly name: string
  readonly mode: 'monitor' | 'enforce'
  readonly pins: string
  readonly maxMessage: number
  readonly endpoint: string | undefined
  readonly target:
    | {
        readonly kind: 'command'
        readonly command: string
        readonly args: readonly string[]
        readonly env: readonly string[]
      }
    | {
        readonly kind: 'url'
        readonly url: URL
        readonly headers: Readonly<Record<string, string>>
        readonly listen: { readonly port: number; readonly origins: readonly string[] } | undefined
      }
}

type Environment = Readonly<Record<string, string | undefined>>

const DEFAULT_MOST = '16mb'

/** Reads the flags of `telltale mcp`. Throws a TelltaleError that says what to write instead. */
export function parseMcpFlags(command: readonly string[], flags: McpFlags, env: Environment): McpSettings {
  const target = parseTarget(command, flags, env)
  const name = flags.name ?? nameServer(target.kind === 'url' ? target : { command })
  if (!/^[\w.@:-]{1,100}$/.test(name)) throw wrong('--name takes 1 to 100 letters, digits or . @ : - _')
  const mode = flags.mode ?? env.TELLTALE_MODE ?? 'monitor'
  if (mode !== 'monitor' && mode !== 'enforce') throw wrong('--mode is monitor or enforce')
  return {
    name,
    mode,
    target,
    pins: flags.pins ?? pinsPath(env),
    maxMessage: parseBytes(flags.maxMessage ?? DEFAULT_MOST),
    endpoint: flags.endpoint,
  }
}

/** Where the pins are kept when nobody says otherwise. */
export function pinsPath(env: Environment): string {
  const folder = env.XDG_CONFIG_HOME ?? (process.platform === 'win32' ? env.APPDATA : undefined)
  return join(folder ?? join(homedir(), '.config'), 'telltale', 'mcp-pins.json')
}

function parseTarget(words: readonly string[], flags: McpFlags, env: Environment): McpSettings['target'] {
  const [command, ...args] = words
  if (command !== undefined && flags.url !== undefined) throw wrong('give either --url or a command after --, not both')
  if (flags.url !== undefined) {
    return {
      kind: 'url',
      url: parseUrl(flags.url),
      headers: parseHeaders(flags.header ?? [], env),
      listen: parseListen(flags),
    }
  }
  if (command === undefined) {
    throw wrong('say which server: telltale mcp -- COMMAND ARGS… or telltale mcp --url https://…')
  }
  if (flags.listen !== undefined) throw wrong('--listen goes with --url; a command is spoken to over standard input')
  if (flags.header !== undefined) throw wrong('--header goes with --url')
  return { kind: 'command', command, args, env: flags.env ?? [] }
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

function parseUrl(text: string): URL {
  if (!URL.canParse(text)) throw wrong('--url takes an address such as https://mcp.example.com/mcp')
  const url = new URL(text)
  const safe = url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))
  if (!safe) throw wrong('--url must begin with https:// (http:// only for this machine)')
  if (url.username !== '' || url.password !== '') throw wrong('--url must not hold a password; use --header')
  return url
}

function parseListen(flags: McpFlags): { readonly port: number; readonly origins: readonly string[] } | undefined {
  if (flags.listen === undefined) return undefined
  const port = Number(flags.listen)
  if (flags.listen.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    throw wrong('--listen takes a port from 0 (any free one) to 65535')
  }
  return { port, origins: flags.allowOrigin ?? [] }
}

/** Names that the protocol itself needs. */
const RESERVED = new Set([
  'host',
  'content-length',
  'content-type',
  'accept',
  'mcp-session-id',
  'mcp-protocol-version',
  'last-event-id',
  'transfer-encoding',
  'connection',
])

// `${NAME}` stands for a variable, so that a key need not stand in a list of processes.
function parseHeaders(lines: readonly string[], env: Environment): Readonly<Record<string, string>> {
  const headers = new Map<string, string>()
  for (const line of lines) {
    const colon = line.indexOf(':')
    const name = line.slice(0, Math.max(colon, 0)).trim().toLowerCase()
    if (!/^[a-z0-9-]{1,64}$/.test(name) || RESERVED.has(name))
      throw wrong(`--header takes 'Name: value'; write \${NAME} for a variable`)
    const value = line
      .slice(colon + 1)
      .trim()
      .replace(/\$\{(\w+)\}/g, (_, variable: string) => variableOf(env, variable))
    if (!/^[\x20-\x7e]*$/.test(value))
      throw wrong(`the value of --header ${name} holds characters that a header must not`)
    headers.set(name, value)
  }
  return Object.fromEntries(headers)
}

function variableOf(env: Environment, variable: string): string {
  const value = env[variable]
  if (value === undefined) throw wrong(`--header names the variable ${variable}, which is not set`)
  return value
}

const UNITS = new Map([
  ['', 1],
  ['kb', 1024],
  ['mb', 1024 * 1024],
])
const SMALLEST = 1024
const LARGEST = 256 * 1024 * 1024

function parseBytes(text: string): number {
  const [, digits = '', unit = ''] = /^(\d{1,12}) ?([km]?b?)$/i.exec(text.trim()) ?? []
  const bytes = Number(digits) * (UNITS.get(unit.toLowerCase()) ?? Number.NaN)
  if (digits === '' || !(bytes >= SMALLEST && bytes <= LARGEST)) throw wrong('--max-message takes 1kb to 256mb')
  return bytes
}

function wrong(sentence: string): TelltaleError {
  return new TelltaleError('CONFIG_INVALID', sentence)
}
