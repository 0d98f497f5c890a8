import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'

/** How an MCP server is started. Only the user's own configuration may say it. */
export interface ServerCommand {
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

/** A running MCP server. */
export interface ServerProcess {
  readonly input: ChildProcessWithoutNullStreams['stdin']
  readonly output: ChildProcessWithoutNullStreams['stdout']
  readonly errors: ChildProcessWithoutNullStreams['stderr']
  readonly pid: number
  /** Resolves with its exit code when it has ended, 128 and more where a signal ended it. */
  readonly ended: Promise<number>
  /** Ends it with all that it started: asks by closing its input, then by a signal, then does not ask. */
  stop(): Promise<void>
  /** Ends it at once; for the moment in which this process ends itself. */
  kill(): void
}

/** How long a server may take to follow each way of asking. */
const PATIENCE_MS = 2000

/** Starts a server, without a shell. Rejects where it cannot be started. */
export async function startServerProcess({ command, args, env }: ServerCommand): Promise<ServerProcess> {
  // A group of its own, so that what it starts (npx starts node) can be ended with it.
  const grouped = process.platform !== 'win32'
  const child = spawn(command, [...args], {
    env: { ...env },
    stdio: 'pipe',
    shell: false,
    detached: grouped,
    windowsHide: true,
  })
  await new Promise<void>((resolve, reject) => child.once('spawn', resolve).once('error', reject))
  const { pid } = child
  if (pid === undefined) throw new Error(`${command} has no process id`)
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? (signal === null ? 1 : 143)))
  })
  // A pipe to a process that has ended breaks; its end is told by `ended`.
  child.stdin.on('error', () => undefined)
  const signal = (name: 'SIGTERM' | 'SIGKILL'): void => sendSignal(grouped ? -pid : pid, name)
  // What it has started may hold its pipes open after it.
  child.once('exit', () => void setTimeout(() => grouped && signal('SIGKILL'), PATIENCE_MS).unref())
  const stop = async (): Promise<void> => {
    child.stdin.end()
    for (const name of ['SIGTERM', 'SIGKILL'] as const) {
      if (await endsWithin(ended, PATIENCE_MS)) break
      signal(name)
    }
    await ended
    // What it has left behind.
    if (grouped) signal('SIGKILL')
  }
  return {
    input: child.stdin,
    output: child.stdout,
    errors: child.stderr,
    pid,
    ended,
    stop,
    kill: () => signal('SIGKILL'),
  }
}

function sendSignal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(pid, name)
  } catch {
    // It has ended already.
  }
}

async function endsWithin(ended: Promise<number>, ms: number): Promise<boolean> {
  const clock = new AbortController()
  const late = wait(ms, false, { signal: clock.signal }).catch(() => false)
  const inTime = await Promise.race([ended.then(() => true), late])
  clock.abort()
  return inTime
}
