import { TelltaleError } from '../../errors.ts'
import { approvePins, countPins, findWaiting, type WaitingTool } from '../../proxy/mcp/approve-pins.ts'
import { showText } from './say.ts'

/** Prints the servers with their pins, or all that waits of one server, each difference in full. */
export function showPins(path: string, server: string | undefined): void {
  if (server === undefined) {
    const counts = countPins(path)
    if (counts.length === 0) print(`No tools are pinned yet in ${path}.`)
    for (const { server: name, tools, waiting } of counts)
      print(`${name}: ${tools} tools, ${waiting} waiting for a yes`)
    return
  }
  const waiting = findWaiting(path, server)
  if (waiting.length === 0) print(`Nothing of ${server} waits.`)
  for (const tool of waiting) printTool(tool)
}

/** Agrees to what waits, prints what that was, and gives it back. Throws where nothing waits. */
export async function approve(path: string, server: string, tool: string | undefined): Promise<readonly WaitingTool[]> {
  const agreed = await approvePins(path, server, tool)
  for (const one of agreed) printTool(one)
  if (agreed.length > 0) {
    print(`Agreed. Running proxies see it with the next message.`)
    return agreed
  }
  const what = tool === undefined ? server : `${JSON.stringify(tool)} of ${server}`
  throw new TelltaleError('CONFIG_INVALID', `Nothing of ${what} waits for a yes; telltale mcp pins shows what does.`)
}

function printTool({ server, tool, reasons, changes }: WaitingTool): void {
  print(`${server}  ${JSON.stringify(tool)}`)
  for (const reason of reasons) print(`  ! ${reason}`)
  for (const { field, before, after } of changes) {
    print(`  ${field}`)
    if (before !== undefined) print(`    - ${JSON.stringify(before)}`)
    if (after !== undefined) print(`    + ${JSON.stringify(after)}`)
  }
}

function print(line: string): void {
  process.stdout.write(`${showText(line)}\n`)
}
