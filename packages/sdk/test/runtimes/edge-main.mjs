// Runs edge.js in Vercel's edge runtime, which is found from the folder that TELLTALE_EDGE_RUNTIME names.
import { AsyncLocalStorage } from 'node:async_hooks'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const { EdgeVM } = createRequire(join(process.env.TELLTALE_EDGE_RUNTIME, 'package.json'))('@edge-runtime/vm')
// As with Next.js: the environment and the context of asynchronous calls are there, every function of `process` fails.
const missing = () => {
  throw new Error('not supported in the Edge Runtime')
}
const shape = Object.keys(process).map((name) => [name, typeof process[name] === 'function' ? missing : undefined])
const polyfill = { ...Object.fromEntries(shape), getBuiltinModule: missing, env: {} }
const given = { ENDPOINT: process.env.ENDPOINT, process: polyfill, AsyncLocalStorage }
const vm = new EdgeVM({ extend: (context) => Object.assign(context, given) })
vm.evaluate(readFileSync('edge.js', 'utf8'))
console.log(JSON.stringify(await vm.evaluate('outcome')))
// The machine has no clocks that let a process end; a function at the edge is ended by its host.
process.exit(0)
