// `npm start [-- FLAGS]`: installs and builds what is missing, then runs `telltale serve FLAGS` in this process.
// `--demo` also starts the example agent, so that the first page a newcomer sees is alive.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, ROOT } from './prepare/prepare.mjs'

const flags = process.argv.slice(2)
const demo = flags.includes('--demo')

await prepare()
const { runCli } = await import('../packages/telltale/dist/program.js')
await runCli(['serve', ...flags.filter((flag) => flag !== '--demo')], { onReady: demo ? startDemo : undefined })

/** Runs the example agent against the server for as long as the server runs. */
function startDemo({ otlpHttpUrl }) {
  const agent = spawn(process.execPath, [join(ROOT, 'examples/agent/src/main.mjs'), '--endpoint', otlpHttpUrl], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => agent.kill())
  agent.once('exit', (code) => {
    if (code) process.stderr.write(`The demo agent ended with ${code}; the server goes on without it.\n`)
  })
}
