#!/usr/bin/env node
// The program itself is built into dist/; this file finds it. It is CommonJS so that nothing has used libuv's thread
// pool yet: the embedded event store holds a thread for every statement under way, and the usual four are too few.
const { existsSync } = require('node:fs')
const { join } = require('node:path')
const { pathToFileURL } = require('node:url')

process.env.UV_THREADPOOL_SIZE ??= '16'
const program = join(__dirname, '../dist/main.js')
if (existsSync(program)) import(pathToFileURL(program).href)
else {
  process.stderr.write('telltale is not built yet. Run `npm start` in the repository, or `npm run build`.\n')
  process.exitCode = 1
}
