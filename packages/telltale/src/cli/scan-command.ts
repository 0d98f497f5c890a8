import type { ScannerOptions } from '@telltale/scan'
import { type Command, Option } from 'commander'
import { ROLE_RULE } from './scan/parse-item.ts'

const POLICIES = ['monitor', 'balanced', 'strict'] as const

/** What the command line gave; commander checks the choices. */
export interface ScanFlags {
  readonly json?: boolean
  readonly jsonl?: boolean
  readonly text?: boolean
  readonly explain?: boolean
  readonly role: string
  readonly policy: NonNullable<ScannerOptions['policy']>
  readonly secondOpinion?: string
}

/** Adds the words of `telltale scan` to the program; `run` gets what was given. */
export function addScanCommand(program: Command, run: (file: string, flags: ScanFlags) => Promise<void>): void {
  program
    .command('scan')
    .description('Say what a text gives away: injected instructions, jailbreaks, secrets, leaks')
    .argument('[file]', 'plain text, or JSON lines {"id","text","role"}; - reads standard input', '-')
    .option('--json', 'print a JSON line for each text')
    .option('--explain', 'show the text with the found places marked')
    .option('--jsonl', 'read JSON lines, whatever the first line looks like')
    .option('--text', 'read one plain text, whatever the first line looks like')
    .option('--role <role>', `where a text stands that does not say so itself; ${ROLE_RULE}`, 'user')
    .addOption(new Option('--policy <policy>', 'how sure is sure enough').choices(POLICIES).default('balanced'))
    .addOption(
      new Option(
        '--second-opinion <dir>',
        'folder with a text classifier (ONNX) to ask where the scanner is not sure',
      ).env('TELLTALE_SECOND_OPINION'),
    )
    .addHelpText('after', '\nExit code: 0 nothing found, 1 something found, 2 something could not be read.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(run)
}
