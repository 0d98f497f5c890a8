import type { Command } from 'commander'

/** Adds `telltale sigma` to the program: the rule engine on its own, for rules and events of any kind. */
export function registerSigmaCommands(program: Command): void {
  const sigma = program.command('sigma').description('Check Sigma rules, try them on events, turn them into SQL')
  sigma
    .command('check')
    .description('Say what is wrong with the rules of a folder, each problem with its line')
    .argument('<dir>', 'a folder of rules, subfolders included, or one file')
    .option('--json', 'print a JSON line for each problem, and one with the counts')
    .addHelpText('after', '\nExit code: 0 every rule loads, 1 some do not, 2 it could not be done.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (dir: string, flags: { readonly json?: boolean }) => {
      const { checkRules } = await import('./sigma/check-rules.ts')
      process.exitCode = await checkRules(dir, flags.json === true)
    })
  sigma
    .command('match')
    .description('Say which rules match which events: a line {"event":n,"rules":[ids]} for each, n counting from 0')
    .requiredOption('--rules <dir>', 'a folder of rules, subfolders included, or one file')
    .requiredOption('--events <file>', 'a JSON object a line, also as .gz; - reads standard input')
    .addHelpText('after', '\nExit code: 0 done, 1 some lines or rules could not be read, 2 it could not be done.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (flags: { readonly rules: string; readonly events: string }) => {
      const { matchEvents } = await import('./sigma/match-events.ts')
      process.exitCode = await matchEvents(flags)
    })
  sigma
    .command('sql')
    .description('Print the ClickHouse query that finds in stored events what a rule would match')
    .argument('<rule>', 'file of a rule; - reads standard input')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (file: string) => {
      const { printSql } = await import('./sigma/print-sql.ts')
      process.exitCode = await printSql(file)
    })
}
