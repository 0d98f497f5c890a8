/** Names of fields may come from senders without end. */
const MOST_NAMES = 4_096

/** `read` of a name, worked out once for each name that comes again; events have the same few dozen names. */
export function byName<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined) return before
    const made = read(name)
    if (known.size >= MOST_NAMES) known.clear()
    known.set(name, made)
    return made
  }
}
