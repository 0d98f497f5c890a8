// `npm run check`: every gate must pass here and must reject its fixture. No warnings: errors or nothing.
import { GATES } from './check/gates.mjs'
import { prepare, ROOT } from './prepare/prepare.mjs'

await prepare()
process.chdir(ROOT)
let failures = 0
for (const gate of GATES) {
  const problems = [...passes(gate), ...rejects(gate)]
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${gate.name}`)
  for (const problem of problems) console.log(problem.replace(/^/gm, '       '))
  failures += problems.length === 0 ? 0 : 1
}
process.exitCode = failures === 0 ? 0 : 1

function passes({ pass }) {
  try {
    pass()
    return []
  } catch (error) {
    return [error.message.trim()]
  }
}

function rejects({ reject, because }) {
  try {
    reject()
    return ['its fixture was not rejected: this gate checks nothing']
  } catch (error) {
    return because
      .filter((word) => !error.message.includes(word))
      .map((word) => `its fixture was rejected, but not because of ${word}`)
  }
}
