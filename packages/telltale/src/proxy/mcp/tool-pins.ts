import { inspectTool, LONGEST_DEFINITION, type Scan, type ToolProblem } from './inspect-tool.ts'
import { type PinnedTool, type Pins, readPins, stampOf, updatePins } from './pin-file.ts'
import { type Change, diffDefinitions, type ToolDefinition } from './tool-definition.ts'
import { skeletonOf } from './tool-name.ts'

/** What the pins say of one tool that a server lists. */
export interface ToolJudgement {
  readonly tool: ToolDefinition
  /** `new` and `changed` are told once for each definition; after that it is `known`. */
  readonly sight: 'new' | 'changed' | 'known'
  /** Nobody has agreed to this definition, and something is held against it. */
  readonly held: boolean
  readonly problems: readonly ToolProblem[]
  /** Against what was agreed to; empty where nothing was. */
  readonly changes: readonly Change[]
}

export interface ToolPinsOptions {
  readonly path: string
  /** The name that the user's configuration gives the server; what the server calls itself is not to be trusted. */
  readonly server: string
  readonly scan: Scan
  readonly now?: () => number
  /** Is told when the file cannot be written; the pins hold in memory then. */
  readonly onFailure?: (error: unknown) => void
}

/** Most tools of one server that are pinned. */
const MOST_TOOLS = 4096

/** The pinned tools of one server, in step with a file that other processes write too. */
export class ToolPins {
  readonly #options: ToolPinsOptions
  /** What the file does not hold yet. */
  readonly #changed = new Map<string, PinnedTool>()
  #pins: Pins
  #names: NameIndex
  #stamp: string
  #writes = false
  #writing: Promise<void> = Promise.resolve()

  /** Throws a PinFileError where the file cannot be understood. */
  constructor(options: ToolPinsOptions) {
    this.#options = options
    this.#stamp = stampOf(options.path)
    this.#pins = readPins(options.path)
    this.#names = indexNames(this.#pins)
  }

  /** Judges a tool, and pins it where it is new and nothing speaks against it. */
  judge(tool: ToolDefinition): ToolJudgement {
    this.#refresh()
    const pin = this.#tools().get(tool.name)
    if (pin?.approved?.hash === tool.hash) return this.#known(tool, pin)
    const changes = pin?.approved === undefined ? [] : diffDefinitions(pin.approved.definition, tool.canonical)
    const problems = this.#problemsOf(tool, pin)
    const held = pin !== undefined || problems.length > 0 || this.#tools().size >= MOST_TOOLS
    if (pin?.pending?.hash === tool.hash) return { tool, sight: 'known', held, problems, changes }
    this.#pin(tool, pin, held ? problems : undefined)
    return { tool, sight: pin?.approved === undefined ? 'new' : 'changed', held, problems, changes }
  }

  /** What is held against a tool that is about to be called; undefined for nothing. */
  heldAgainst(name: string): readonly string[] | undefined {
    this.#refresh()
    const pin = this.#tools().get(name)
    return pin?.pending?.reasons
  }

  /** Resolves when all that was pinned so far is in the file, or has failed to get there. */
  settled(): Promise<void> {
    return this.#writing
  }

  #tools(): ReadonlyMap<string, PinnedTool> {
    return this.#pins.get(this.#options.server) ?? new Map()
  }

  // The server went back to what was agreed to: nothing waits for a yes any more.
  #known(tool: ToolDefinition, pin: PinnedTool): ToolJudgement {
    if (pin.pending !== undefined && pin.approved !== undefined) {
      this.#set({ name: pin.name, approved: pin.approved })
    }
    return { tool, sight: 'known', held: false, problems: [], changes: [] }
  }

  #problemsOf(tool: ToolDefinition, pin: PinnedTool | undefined): readonly ToolProblem[] {
    const changed: readonly ToolProblem[] =
      pin?.approved === undefined
        ? []
        : [{ kind: 'changed', reason: 'its definition is not the one that was agreed to', risk: 0.9, findings: [] }]
    return [...changed, ...this.#findRivals(tool.name), ...inspectTool(tool, this.#options.scan)]
  }

  #findRivals(name: string): readonly ToolProblem[] {
    const { server } = this.#options
    const alike = this.#names.get(skeletonOf(name)) ?? []
    const rival = alike.find((known) => known.server !== server || known.tool !== name)
    if (rival === undefined) return []
    if (rival.tool === name) {
      return [{ kind: 'shadowing', reason: `${rival.server} has a tool of the same name`, risk: 0.8, findings: [] }]
    }
    const reason = `its name can be mistaken for ${rival.tool} of ${rival.server}`
    return [{ kind: 'look_alike_name', reason, risk: 0.8, findings: [] }]
  }

  #pin(tool: ToolDefinition, pin: PinnedTool | undefined, problems: readonly ToolProblem[] | undefined): void {
    const definition = tool.canonical.length > LONGEST_DEFINITION ? '{}' : tool.canonical
    const seen = { hash: tool.hash, definition, atMs: (this.#options.now ?? Date.now)() }
    const approved = pin?.approved === undefined ? {} : { approved: pin.approved }
    if (problems === undefined) this.#set({ name: tool.name, approved: seen })
    else if (pin !== undefined || this.#tools().size < MOST_TOOLS)
      this.#set({ name: tool.name, ...approved, pending: { ...seen, reasons: problems.map(({ reason }) => reason) } })
  }

  #set(pin: PinnedTool): void {
    const { server } = this.#options
    const tools = this.#pins.get(server) ?? new Map<string, PinnedTool>()
    if (!tools.has(pin.name)) addName(this.#names, { server, tool: pin.name })
    this.#pins.set(server, tools.set(pin.name, pin))
    this.#changed.set(pin.name, pin)
    if (this.#writes) return
    this.#writes = true
    this.#writing = this.#writing.then(() => this.#write())
  }

  async #write(): Promise<void> {
    this.#writes = false
    const written = new Map(this.#changed)
    try {
      const pins = await updatePins(this.#options.path, (file) => {
        const tools = file.get(this.#options.server) ?? new Map<string, PinnedTool>()
        for (const [name, pin] of written) tools.set(name, pin)
        file.set(this.#options.server, tools)
      })
      for (const [name, pin] of written) if (this.#changed.get(name) === pin) this.#changed.delete(name)
      this.#stamp = stampOf(this.#options.path)
      this.#take(pins)
    } catch (error) {
      this.#options.onFailure?.(error)
    }
  }

  #refresh(): void {
    const stamp = stampOf(this.#options.path)
    if (stamp === this.#stamp || stamp === '') return
    try {
      const pins = readPins(this.#options.path)
      this.#stamp = stamp
      this.#take(pins)
    } catch (error) {
      // What is in memory holds; the same broken file is not read again.
      this.#stamp = stamp
      this.#options.onFailure?.(error)
    }
  }

  // What has not been written yet is newer than the file.
  #take(pins: Pins): void {
    const tools = pins.get(this.#options.server) ?? new Map<string, PinnedTool>()
    for (const [name, pin] of this.#changed) tools.set(name, pin)
    pins.set(this.#options.server, tools)
    this.#pins = pins
    this.#names = indexNames(pins)
  }
}

interface NamedTool {
  readonly server: string
  readonly tool: string
}

type NameIndex = Map<string, NamedTool[]>

function indexNames(pins: Pins): NameIndex {
  const index: NameIndex = new Map()
  for (const [server, tools] of pins) for (const tool of tools.keys()) addName(index, { server, tool })
  return index
}

function addName(index: NameIndex, named: NamedTool): void {
  const skeleton = skeletonOf(named.tool)
  const alike = index.get(skeleton)
  if (alike === undefined) index.set(skeleton, [named])
  else alike.push(named)
}
