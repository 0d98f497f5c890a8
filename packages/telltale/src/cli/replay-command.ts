import type { Command } from 'commander'
import type { ReplayFlags } from './replay/replay-flags.ts'

/** Adds `telltale replay` to the program. */
export function registerReplayCommand(program: Command): void {
  program
    .command('replay')
    .description('Run recorded OTLP through the whole engine without a server, or send it to one')
    .argument(
      '<files...>',
      "OTLP/JSON lines as the collector's file exporter writes them, also as .gz; - reads standard input",
    )
    .option('--json', 'print a JSON line for each trace: {"trace_id","injection_driven","verdict","alerts","flows"}')
    .option('--rules <dir>', 'a folder of rules (default: the pack that is shipped)')
    .option('--to <url>', 'send the lines to a running server instead, for example http://127.0.0.1:4318')
    .option('--rate <n>', 'with --to: requests a second (default: as fast as they are taken)')
    .option('--key <key>', 'with --to: ingest key [TELLTALE_KEY]')
    .addHelpText('after', '\nExit code: 0 nothing found, 1 an attack or an alert found, 2 something could not be read.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (files: readonly string[], flags: ReplayFlags) => {
      const { runReplay } = await import('./replay/run-replay.ts')
      process.exitCode = await runReplay(files, flags)
    })
}
