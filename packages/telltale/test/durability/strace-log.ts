/** One system call as strace saw it. `start` and `end` are places in the log: which came first. */
export interface SystemCall {
  readonly pid: number
  readonly name: string
  readonly args: string
  readonly result: number
  readonly start: number
  readonly end: number
}

const WHOLE = /^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+|0x[0-9a-f]+)/s
const UNFINISHED = /^(\d+)\s+(\w+)\((.*?)\s*<unfinished \.\.\.>$/s
const RESUMED = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)\)\s+= (-?\d+|0x[0-9a-f]+)/s

/** Reads the output of `strace -f -o`; lines that are not system calls are left out. */
export function parseStraceLog(text: string): readonly SystemCall[] {
  const calls: SystemCall[] = []
  const open = new Map<string, { readonly args: string; readonly start: number }>()
  text.split('\n').forEach((line, at) => {
    const resumed = RESUMED.exec(line)
    if (resumed !== null) {
      const [, pid = '', name = '', args = '', result = ''] = resumed
      const begun = open.get(`${pid} ${name}`)
      open.delete(`${pid} ${name}`)
      calls.push(call({ pid, name, result, args: (begun?.args ?? '') + args, start: begun?.start ?? at, end: at }))
      return
    }
    const unfinished = UNFINISHED.exec(line)
    if (unfinished !== null) {
      const [, pid = '', name = '', args = ''] = unfinished
      open.set(`${pid} ${name}`, { args, start: at })
      return
    }
    const whole = WHOLE.exec(line)
    if (whole === null) return
    const [, pid = '', name = '', args = '', result = ''] = whole
    calls.push(call({ pid, name, result, args, start: at, end: at }))
  })
  return calls
}

interface Texts {
  readonly pid: string
  readonly name: string
  readonly args: string
  readonly result: string
  readonly start: number
  readonly end: number
}

function call(texts: Texts): SystemCall {
  return { ...texts, pid: Number(texts.pid), result: Number(texts.result) }
}
