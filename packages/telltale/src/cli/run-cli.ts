import { existsSync, readFileSync } from 'node:fs'
import { Command, Option } from 'commander'
import pc from 'picocolors'
import type { Config } from '../config.ts'
import { TelltaleError } from '../errors.ts'
import { addControlCommands } from './control.ts'
import { registerHuntCommand } from './hunt-command.ts'
import { registerImportCommand } from './import-command.ts'
import { addKeysCommand } from './keys.ts'
import { registerMcpCommand } from './mcp-command.ts'
import { registerProxyCommand } from './proxy-command.ts'
import { registerReplayCommand } from './replay-command.ts'
import { registerRulesCommands } from './rules-command.ts'
import { addScanCommand } from './scan-command.ts'
import { SETTINGS } from './settings.ts'
import { registerSigmaCommands } from './sigma-command.ts'
import { readVersion } from './version.ts'

// Each command loads what it needs when it is run: a scan must not wait for a database to be read from disk.

/** Runs one command line (without node and the script); sets the exit code, and never throws for what a user can mend. */
export async function runCli(args: readonly string[]): Promise<void> {
  const program = new Command('telltale')
    .description('Security monitoring for AI applications and agents.')
    .version(readVersion(), '-V, --version')
    .showHelpAfterError('(telltale --help says what there is)')
  withSettings(program.command('serve').description('Collect, keep and show the nine AI security logs')).action(
    async (options: Readonly<Record<string, unknown>>) => {
      const { runServe } = await import('./serve.ts')
      await runServe(await readConfig(options))
    },
  )
  withSettings(program.command('doctor').description('Check ports, disk, engine, clock and permissions'))
    .option('--json', 'print the findings as JSON')
    .action(async (options: Readonly<Record<string, unknown>>) => {
      const { runDoctor } = await import('./doctor.ts')
      await runDoctor(await readConfig(options), options.json === true)
    })
  addKeysCommand(program, withSettings, readConfig)
  addControlCommands(program, withSettings, readConfig)
  addScanCommand(program, async (file, flags) => (await import('./scan.ts')).scan(file, flags))
  registerProxyCommand(program)
  registerMcpCommand(program)
  registerImportCommand(program)
  registerSigmaCommands(program)
  registerRulesCommands(program)
  registerHuntCommand(program)
  registerReplayCommand(program)
  program.command('version').description('Print the version').action(printVersion)
  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    process.stderr.write(`${pc.red('telltale:')} ${describe(error)}\n`)
    process.exitCode = 1
  }
}

function printVersion(): void {
  process.stdout.write(
    `telltale ${readVersion()} (node ${process.versions.node}, ${process.platform} ${process.arch})\n`,
  )
}

/** Gives a command the flags of every setting that has one. */
function withSettings(command: Command): Command {
  for (const setting of SETTINGS) {
    if (setting.flag === undefined) continue
    const shown = setting.fallback === '' ? '' : ` (default: ${setting.fallback})`
    command.addOption(new Option(setting.flag, `${setting.description}${shown} [${setting.env}]`))
  }
  return command.option(
    '--config <file>',
    'YAML file with settings (default: telltale.yaml, if there) [TELLTALE_CONFIG]',
  )
}

async function readConfig(options: Readonly<Record<string, unknown>>): Promise<Config> {
  const { parseConfig } = await import('./parse-config.ts')
  const flags = new Map<string, string>()
  for (const setting of SETTINGS) {
    const camel = setting.key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
    const value = options[camel]
    if (typeof value === 'string') flags.set(setting.key, value)
  }
  const asked = typeof options.config === 'string' ? options.config : process.env.TELLTALE_CONFIG
  const path = asked ?? (existsSync('telltale.yaml') ? 'telltale.yaml' : undefined)
  const file = path === undefined ? undefined : { path, text: readConfigText(path) }
  const parsed = parseConfig({ flags, env: process.env, cwd: process.cwd(), ...(file && { file }) })
  if (parsed.ok) return parsed.config
  throw new TelltaleError('CONFIG_INVALID', parsed.problems.join('\n          '))
}

function readConfigText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new TelltaleError('CONFIG_INVALID', `The config file ${path} cannot be read.`, cause)
  }
}

/** One line for people: our own errors speak for themselves, others show their message; control characters never. */
function describe(error: unknown): string {
  const text = error instanceof TelltaleError ? `${error.message} (${error.code})` : String(error)
  const cause =
    error instanceof TelltaleError && error.cause instanceof Error ? `\n          ${error.cause.message}` : ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: exactly what must not reach a terminal
  return `${text}${cause}`.replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/g, '?')
}
