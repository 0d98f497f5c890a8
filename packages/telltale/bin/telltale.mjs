#!/usr/bin/env node
// The program itself is built into dist/; this file only finds it.
import { existsSync } from 'node:fs'

const program = new URL('../dist/main.js', import.meta.url)
if (existsSync(program)) await import(program.href)
else {
  process.stderr.write('telltale is not built yet. Run `npm start` in the repository, or `npm run build`.\n')
  process.exitCode = 1
}
