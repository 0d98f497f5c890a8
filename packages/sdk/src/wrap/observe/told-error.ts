const NAMED = /^(?:Error: )?(?<name>[A-Z]\w{0,60}(?:Error|Exception)): /

/** An error that a hook tells of in words. Its class is the one named, or the one that its text begins with. */
export function toldError(text: string, name?: string): Error {
  const found = name ?? NAMED.exec(text)?.groups?.name
  const error = new Error(text)
  // Where it was made says nothing of what failed.
  Object.defineProperty(error, 'stack', { value: undefined })
  if (found !== undefined) error.name = found
  return error
}
