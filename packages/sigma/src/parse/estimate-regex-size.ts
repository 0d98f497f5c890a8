interface Group {
  /** Size of what came before the last atom. */
  before: number
  last: number
}

const REPEAT = /^\{(\d{1,9})(?:,(\d{0,9}))?\}/
const REPEAT_LENGTH = 22

/**
 * About how many instructions a regular expression compiles to, told from its text in one pass: counted repeats are
 * written out by the compiler, which takes long before it says that it was too much.
 */
export function estimateRegexSize(source: string): number {
  const stack: Group[] = []
  let group: Group = { before: 0, last: 0 }
  const add = (size: number): void => {
    group.before += group.last
    group.last = size
  }
  for (let at = 0; at < source.length; at += 1) {
    const char = source.charAt(at)
    const repeat = char === '{' ? REPEAT.exec(source.slice(at, at + REPEAT_LENGTH)) : null
    if (char === '\\') {
      at = endOfEscape(source, at)
      add(1)
    } else if (char === '[') {
      at = endOfClass(source, at)
      add(1)
    } else if (char === '(') {
      stack.push(group)
      group = { before: 2, last: 0 }
    } else if (char === ')') {
      const size = group.before + group.last
      group = stack.pop() ?? { before: 0, last: 0 }
      add(size)
    } else if (repeat !== null) {
      group.last *= Math.max(1, Number(repeat[1]), Number(repeat[2] ?? 0))
      at += repeat[0].length - 1
    } else {
      add(1)
    }
  }
  return stack.reduce((sum, { before, last }) => sum + before + last, group.before + group.last)
}

function endOfEscape(source: string, at: number): number {
  const next = source.charAt(at + 1)
  const close = 'xpP'.includes(next) && source.charAt(at + 2) === '{' ? source.indexOf('}', at) : -1
  return close > 0 ? close : at + 1
}

function endOfClass(source: string, start: number): number {
  let at = start + 1
  if (source.charAt(at) === '^') at += 1
  // A bracket that comes first is a member.
  if (source.charAt(at) === ']') at += 1
  while (at < source.length && source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1
  return at
}
