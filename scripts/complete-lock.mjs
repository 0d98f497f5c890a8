// Run after every change of the lock: `npm run lock`. With --check it only says what is missing and fails.
import { readFileSync, writeFileSync } from 'node:fs'
import { completeLock, findMissingOptionals } from './lock/missing-optionals.mjs'

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))

if (process.argv.includes('--check')) {
  const missing = findMissingOptionals(lock)
  for (const { name, parent } of missing)
    console.error(`package-lock.json lacks ${name}, an optional dependency of ${parent}`)
  if (missing.length > 0) console.error('Run `npm run lock` and commit the result.')
  process.exitCode = missing.length > 0 ? 1 : 0
} else {
  const added = completeLock(lock)
  writeFileSync(path, `${JSON.stringify(lock, undefined, 2)}\n`)
  console.log(added.length > 0 ? `Added ${added.length} entries for other platforms.` : 'The lock is complete.')
}
