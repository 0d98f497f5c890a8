import type { Command } from 'commander'
import type { ImportFlags } from './import/import-files.ts'

const FORMATS = 'bedrock, azure-openai, openai-audit, anthropic-compliance, litellm, otlp-json or jsonl'

/** Adds `telltale import` to the program. */
export function registerImportCommand(program: Command): void {
  program
    .command('import')
    .description('Take in logs from files: Bedrock, Azure OpenAI, OpenAI, Anthropic, LiteLLM, OTLP, JSON lines')
    .argument('[files...]', 'JSON lines, JSON lists or pages of an API, also as .gz; - reads standard input')
    .option('--format <format>', `${FORMATS}; told from the first record when left out`)
    .option('--mapping <file>', 'YAML file that says what the fields of JSON lines mean')
    .option('--endpoint <url>', 'where Telltale receives (default: http://127.0.0.1:4318) [TELLTALE_ENDPOINT]')
    .option('--key <key>', 'ingest key [TELLTALE_KEY]')
    .option('--dry-run', 'send nothing; say what would be sent and show the first events')
    .option('--resume <file>', 'remember in this file how far the import came, and go on there')
    .option('--app <name>', 'application of events that name none')
    .addHelpText('after', '\nExit code: 0 everything was taken in, 1 some lines were not, 2 it could not be done.')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(async (files: readonly string[], flags: ImportFlags) => {
      process.exitCode = await runCommand(files, flags)
    })
}

async function runCommand(files: readonly string[], flags: ImportFlags): Promise<0 | 1 | 2> {
  const { importFiles } = await import('./import/import-files.ts')
  const { createImportProgress } = await import('./import/import-progress.ts')
  const { TELLTALE_ENDPOINT, TELLTALE_KEY } = process.env
  const given = {
    ...(TELLTALE_ENDPOINT !== undefined && { endpoint: TELLTALE_ENDPOINT }),
    ...(TELLTALE_KEY !== undefined && { key: TELLTALE_KEY }),
    ...flags,
  }
  const { stdin, stdout, stderr } = process
  return importFiles(files, given, {
    input: stdin,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    progress: createImportProgress(
      { write: (text) => void stderr.write(text), nowMs: () => performance.now() },
      stderr.isTTY === true,
    ),
    fetch,
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
}
