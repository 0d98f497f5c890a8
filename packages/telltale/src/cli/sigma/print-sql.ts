import { readFile } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import { parseSigma } from '@telltale/sigma'
import { huntSql } from '../../store/hunt/hunt-sql.ts'
import { showLine } from '../scan/show-controls.ts'
import { showProblem } from './check-rules.ts'

/** Prints the query of a rule; 1 when the rule has mistakes or cannot be said in SQL, 2 when it cannot be read. */
export async function printSql(file: string): Promise<0 | 1 | 2> {
  try {
    const source = file === '-' ? await text(process.stdin) : await readFile(file, 'utf8')
    const { documents, problems } = parseSigma(source, { file })
    for (const problem of problems) process.stderr.write(`${showProblem(problem)}\n`)
    if (problems.some(({ severity }) => severity === 'error')) return 1
    const answer = huntSql(documents)
    if (answer.ok) process.stdout.write(`${answer.sql}\n`)
    else process.stderr.write(`telltale sigma sql: ${showLine(answer.reason, 500)}\n`)
    return answer.ok ? 0 : 1
  } catch (error) {
    process.stderr.write(
      `telltale sigma sql: ${showLine(error instanceof Error ? error.message : String(error), 500)}\n`,
    )
    return 2
  }
}
