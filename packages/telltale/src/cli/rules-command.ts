import type { Command } from 'commander'
import type { RulesFlags } from './rules/rules-flags.ts'

/** Adds `telltale rules` to the program: the pack of rules and its fixtures. */
export function registerRulesCommands(program: Command): void {
  const rules = program.command('rules').description('Check, test and list detection rules and their fixtures')
  rules
    .command('check')
    .description('Say what is wrong with rules and fixtures, each problem with its line')
    .argument('[dir]', 'a folder of rules (default: the pack that is shipped)')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExit code: 0 nothing is wrong, 1 something is, 2 it could not be done.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action((dir: string | undefined, flags: RulesFlags) => run('check', dir, flags))
  rules
    .command('test')
    .description('Run every fixture, and say which rule or attack lacks one')
    .argument('[dir]', 'a folder of rules (default: the pack that is shipped)')
    .option('--json', 'print JSON')
    .option('--record', 'write what was found beside the rules (trials.json), for servers to read')
    .option('--docs <file>', 'write the table of rules, fixtures and attacks to this file')
    .addHelpText('after', '\nExit code: 0 every fixture holds and none is lacking, 1 not so, 2 it could not be done.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action((dir: string | undefined, flags: RulesFlags) => run('test', dir, flags))
  rules
    .command('list')
    .description('List rules with level, log, ATLAS and OWASP ids and the number of fixtures')
    .argument('[dir]', 'a folder of rules (default: the pack that is shipped)')
    .option('--json', 'print JSON')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action((dir: string | undefined, flags: RulesFlags) => run('list', dir, flags))
}

async function run(what: 'check' | 'test' | 'list', dir: string | undefined, flags: RulesFlags): Promise<void> {
  const { runRules } = await import('./rules/run-rules.ts')
  process.exitCode = await runRules(what, dir, flags)
}
