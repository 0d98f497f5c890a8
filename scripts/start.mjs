// `npm start [-- FLAGS]`: installs and builds what is missing, then runs `telltale serve FLAGS`.
// `--demo` also starts the example agent, so that the first page a newcomer sees is alive; with `--attack` it begins with
// a mail that makes the agent send customer data out.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepare, ROOT } from './prepare/prepare.mjs'

const flags = process.argv.slice(2)
const attack = flags.includes('--attack')
const demo = attack || flags.includes('--demo')

await prepare()
const program = join(ROOT, 'packages/telltale/bin/telltale.cjs')
const server = spawn(
  process.execPath,
  [program, 'serve', ...flags.filter((flag) => flag !== '--demo' && flag !== '--attack')],
  {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    // With glibc: threads that share two arenas leave fewer holes, which is some 50 MiB less at full load.
    env: { MALLOC_ARENA_MAX: '2', ...process.env },
  },
)
let agent
server.once('message', ({ ready }) => {
  if (demo) agent = startDemo(ready)
})
server.once('exit', (code, signal) => {
  agent?.kill()
  process.exitCode = code ?? (signal === null ? 1 : 130)
})
// A terminal sends Ctrl-C to all of us: the server drains, and we wait for it.
process.on('SIGINT', () => agent?.kill())
process.on('SIGTERM', () => server.kill('SIGTERM'))

/** Runs the example agent against the server for as long as the server runs. */
function startDemo({ url, otlpHttpUrl }) {
  const args = ['--endpoint', otlpHttpUrl, ...(attack ? ['--attack'] : [])]
  const child = spawn(process.execPath, [join(ROOT, 'examples/agent/src/main.mjs'), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  child.once('exit', (code) => {
    if (code) process.stderr.write(`The demo agent ended with ${code}; the server goes on without it.\n`)
  })
  const where = attack ? `  A planted mail makes the agent send data out: ${url}/alerts shows it.\n` : ''
  process.stdout.write(`  The demo agent is running: its users and its attackers are on the screens now.\n${where}\n`)
  return child
}
