/** Marks of browsers, most telling first: each also bears the marks of those below it. */
const BROWSERS: readonly (readonly [string, string])[] = [
  ['edg/', 'edge'],
  ['opr/', 'opera'],
  ['firefox/', 'firefox'],
  ['chrome/', 'chrome'],
  ['safari/', 'safari'],
]

const SYSTEMS = ['windows', 'android', 'iphone', 'mac os', 'linux']
const MAX_USER_AGENT = 256

/** What kind of program a user agent names, without its versions: `chrome windows`, `python-requests`. */
export function agentFamily(userAgent: string): string {
  const text = userAgent.slice(0, MAX_USER_AGENT).toLowerCase()
  const browser = text.startsWith('mozilla/') ? BROWSERS.find(([mark]) => text.includes(mark)) : undefined
  if (browser !== undefined) return `${browser[1]} ${SYSTEMS.find((system) => text.includes(system)) ?? ''}`
  return text.split(/[/ ]/, 1)[0] ?? text
}
