import { type Command, Option } from 'commander'
import type { McpFlags } from './mcp/parse-mcp-flags.ts'

const HELP = `
Put it in front of a server, where the client's configuration names its command:
  telltale mcp -- npx -y @modelcontextprotocol/server-filesystem /srv/docs
  telltale mcp --name docs --mode enforce --env GITHUB_TOKEN -- docker run -i --rm ghcr.io/github/github-mcp-server
  telltale mcp --url https://mcp.example.com/mcp --header 'Authorization: Bearer \${MCP_TOKEN}'
  telltale mcp --url https://mcp.example.com/mcp --listen 8808

All after -- is the server's own command and stays as it is. The server gets PATH, HOME and the like from the
environment, and what --env names. Records go where TELLTALE_ENDPOINT says, with the key of TELLTALE_KEY.

A tool is pinned when it is first seen. In enforce mode one that changes, or whose name or description is suspicious,
is kept from the client until somebody agrees:
  telltale mcp pins                 what is pinned, and what waits
  telltale mcp pins SERVER          every difference in full
  telltale mcp approve SERVER TOOL  agree to it`

/** Adds `telltale mcp` with `pins` and `approve` to the program. */
export function registerMcpCommand(program: Command): void {
  const mcp = program
    .command('mcp')
    .description('Stand between an MCP client and a server: log, pin tools, and refuse in enforce mode')
    .usage('[options] -- COMMAND [ARGS...]  or  mcp [options] --url URL')
    .argument('[command...]', "the server's command and arguments, after --")
    .option('--url <url>', 'a server that speaks streamable HTTP, instead of a command')
    .option('--listen <port>', 'with --url: listen for clients on 127.0.0.1 instead of standard input')
    .option('--allow-origin <origin>', 'with --listen: a web page that may connect; may be repeated', collect)
    .option(
      '--header <header>',
      `with --url: 'Name: value' for the server; \${NAME} is a variable; may be repeated`,
      collect,
    )
    .option('--name <name>', 'what pins and logs call the server (default: made from the command or address)')
    .addOption(
      new Option('--mode <mode>', 'only report, or refuse as well (default: monitor) [TELLTALE_MODE]').choices([
        'monitor',
        'enforce',
      ]),
    )
    .option('--env <name>', 'a variable of the environment that the server gets; may be repeated', collect)
    .option('--max-message <size>', 'largest message that is passed (default: 16mb)')
    .option('--endpoint <url>', 'where records go over OTLP [TELLTALE_ENDPOINT]')
    .option(...PINS)
    .addHelpText('after', HELP)
    .action(async (command: readonly string[], flags: McpFlags) => run(command, flags))
  mcp
    .command('pins')
    .description('Show pinned tools, and what waits for a yes')
    .argument('[server]', 'show what waits of this server, in full')
    .option(...PINS)
    .action(async (server: string | undefined, _flags: unknown, command: Command) => {
      const { showPins } = await import('./mcp/show-pins.ts')
      showPins(await pinsOf(command), server)
    })
  mcp
    .command('approve')
    .description('Agree to what waits of a server, or to one tool of it')
    .argument('<server>')
    .argument('[tool]')
    .option(...PINS)
    .option('--reason <text>', 'why, for the administration log')
    .option('--endpoint <url>', 'where the note of it goes over OTLP [TELLTALE_ENDPOINT]')
    .action(async (server: string, tool: string | undefined, flags: ApproveFlags, command: Command) => {
      const { approve } = await import('./mcp/show-pins.ts')
      const agreed = await approve(await pinsOf(command), server, tool)
      const { noteApproval } = await import('./mcp/note-approval.ts')
      const { endpoint } = command.optsWithGlobals<McpFlags>()
      await noteApproval(agreed, { endpoint, reason: flags.reason })
    })
}

const PINS = [
  '--pins <file>',
  'where pinned tools are kept (default: telltale/mcp-pins.json in the configuration folder)',
] as const

interface ApproveFlags {
  readonly reason?: string
}

async function run(command: readonly string[], flags: McpFlags): Promise<void> {
  const { parseMcpFlags } = await import('./mcp/parse-mcp-flags.ts')
  const settings = parseMcpFlags(command, flags, process.env)
  const { runMcp } = await import('./mcp/run-mcp.ts')
  process.exitCode = await runMcp(settings)
}

async function pinsOf(command: Command): Promise<string> {
  const { pinsPath } = await import('./mcp/parse-mcp-flags.ts')
  const { pins } = command.optsWithGlobals<McpFlags>()
  return pins ?? pinsPath(process.env)
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
