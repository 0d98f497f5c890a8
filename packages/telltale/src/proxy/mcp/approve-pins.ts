import { type PinnedTool, type Pins, readPins, updatePins } from './pin-file.ts'
import { type Change, diffDefinitions } from './tool-definition.ts'

/** A tool that waits for a person's yes, with all that differs from what was agreed to before. */
export interface WaitingTool {
  readonly server: string
  readonly tool: string
  readonly reasons: readonly string[]
  readonly changes: readonly Change[]
}

/** Every tool that waits, of one server or of all. */
export function findWaiting(path: string, server?: string): readonly WaitingTool[] {
  return [...readPins(path)]
    .filter(([name]) => server === undefined || name === server)
    .flatMap(([name, tools]) => [...tools.values()].flatMap((pin) => waitingOf(name, pin)))
}

/** The servers that have pins, with how many tools each has and how many wait. */
export function countPins(
  path: string,
): readonly { readonly server: string; readonly tools: number; readonly waiting: number }[] {
  return [...readPins(path)].map(([server, tools]) => {
    const waiting = [...tools.values()].filter((pin) => pin.pending !== undefined).length
    return { server, tools: tools.size, waiting }
  })
}

/** Agrees to what waits of a server, or to one tool of it. Gives back what was agreed to. */
export async function approvePins(path: string, server: string, tool?: string): Promise<readonly WaitingTool[]> {
  const agreed: WaitingTool[] = []
  await updatePins(path, (pins) => {
    for (const pin of chosen(pins, server, tool)) {
      agreed.push(...waitingOf(server, pin))
      const { hash, definition, atMs } = pin.pending ?? { hash: '', definition: '', atMs: 0 }
      pins.get(server)?.set(pin.name, { name: pin.name, approved: { hash, definition, atMs } })
    }
  })
  return agreed
}

function chosen(pins: Pins, server: string, tool: string | undefined): readonly PinnedTool[] {
  const tools = [...(pins.get(server)?.values() ?? [])]
  return tools.filter((pin) => pin.pending !== undefined && (tool === undefined || pin.name === tool))
}

function waitingOf(server: string, pin: PinnedTool): readonly WaitingTool[] {
  if (pin.pending === undefined) return []
  const before = pin.approved?.definition ?? '{}'
  const changes = diffDefinitions(before, pin.pending.definition)
  return [{ server, tool: pin.name, reasons: pin.pending.reasons, changes }]
}
