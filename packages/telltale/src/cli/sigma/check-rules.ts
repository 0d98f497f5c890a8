import type { Problem } from '@telltale/sigma'
import pc from 'picocolors'
import { showLine } from '../scan/show-controls.ts'
import { loadRules } from './load-rules.ts'

/** Prints the problems of a folder of rules; 1 when some cannot be loaded, 2 when the folder cannot be read. */
export async function checkRules(path: string, json: boolean): Promise<0 | 1 | 2> {
  try {
    const { files, documents, problems } = await loadRules(path)
    const errors = problems.filter(({ severity }) => severity === 'error').length
    const counts = { files, documents: documents.length, errors, warnings: problems.length - errors }
    for (const problem of problems) process.stdout.write(`${json ? JSON.stringify(problem) : showProblem(problem)}\n`)
    process.stdout.write(json ? `${JSON.stringify(counts)}\n` : `${summary(counts)}\n`)
    return errors === 0 ? 0 : 1
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    process.stderr.write(`telltale sigma check: ${showLine(why, 500)}\n`)
    return 2
  }
}

/** One problem as editors and people read it: `file:line:column severity message`. */
export function showProblem({ file, line, column, severity, code, message, fix }: Problem): string {
  const word = severity === 'error' ? pc.red('error') : pc.yellow('warning')
  const hint = fix === undefined ? '' : ` Write: ${fix}`
  return `${showLine(`${file}:${line}:${column}`, 400)} ${word} ${showLine(message, 400)}${showLine(hint, 200)} ${pc.dim(`(${code})`)}`
}

function summary(counts: {
  readonly files: number
  readonly documents: number
  readonly errors: number
  readonly warnings: number
}): string {
  const { files, documents, errors, warnings } = counts
  return `${documents} rules in ${files} files: ${errors} errors, ${warnings} warnings`
}
