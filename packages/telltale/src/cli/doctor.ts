import pc from 'picocolors'
import type { Config } from '../config.ts'
import { CHECKS, type Finding } from './doctor-checks.ts'

/** Runs every check, prints what is well and how to mend what is not; exit code 1 when something must be mended. */
export async function runDoctor(config: Config, asJson: boolean): Promise<void> {
  const findings: Finding[] = []
  for (const check of CHECKS) {
    const found = await check
      .run(config)
      .catch((error: unknown): readonly Finding[] => [
        { check: check.name, state: 'bad', says: String(error), mend: 'This check itself failed; please report it.' },
      ])
    findings.push(...found)
    if (!asJson) for (const finding of found) process.stdout.write(`${format(finding)}\n`)
  }
  if (asJson) process.stdout.write(`${JSON.stringify({ findings }, undefined, 2)}\n`)
  const bad = findings.filter(({ state }) => state === 'bad').length
  if (!asJson)
    process.stdout.write(bad === 0 ? '\nTelltale can run here.\n' : `\n${bad} to mend before Telltale can run.\n`)
  process.exitCode = bad === 0 ? 0 : 1
}

const MARKS = { good: pc.green('ok  '), warn: pc.yellow('note'), bad: pc.red('BAD ') } as const

function format({ check, state, says, mend }: Finding): string {
  const line = `${MARKS[state]} ${check.padEnd(12)} ${says}`
  return mend === undefined ? line : `${line}\n                  ${pc.dim(mend)}`
}
