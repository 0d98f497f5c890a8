// A registry may serve platform packages (biome, rolldown, chdb, …) for some platforms only. npm then leaves
// the others out of the lock without a word, and `npm ci` refuses that lock everywhere. An entry with version,
// os and cpu is enough: npm skips entries of other platforms without asking for them.

const OS = new Map([
  ['android', 'android'],
  ['androideabi', 'android'],
  ['darwin', 'darwin'],
  ['freebsd', 'freebsd'],
  ['linux', 'linux'],
  ['linuxmusl', 'linux'],
  ['netbsd', 'netbsd'],
  ['openbsd', 'openbsd'],
  ['openharmony', 'openharmony'],
  ['sunos', 'sunos'],
  ['aix', 'aix'],
  ['win32', 'win32'],
  ['windows', 'win32'],
])

const CPU = new Map([
  ['arm', 'arm'],
  ['arm64', 'arm64'],
  ['ia32', 'ia32'],
  ['loong64', 'loong64'],
  ['mips64el', 'mips64el'],
  ['ppc64', 'ppc64'],
  ['ppc64le', 'ppc64'],
  ['riscv64', 'riscv64'],
  ['s390x', 's390x'],
  ['universal', undefined],
  ['wasm32', 'wasm32'],
  ['x64', 'x64'],
])

/**
 * What a platform package's name says of where it runs.
 * @param {string} name package name, for example `@biomejs/cli-linux-arm64-musl`
 * @returns {{ os?: string[], cpu?: string[], libc?: string[] } | undefined} undefined when the name says nothing
 */
export function platformOf(name) {
  const words = name.replace(/^@[^/]+\//, '').split(/[-_]/)
  const os = words.map((word) => OS.get(word)).find(Boolean)
  const cpu = words.map((word) => CPU.get(word)).find(Boolean)
  if (os === undefined && cpu === undefined) return undefined
  const libc = words.some((word) => word.includes('musl')) ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return {
    ...(os && { os: [os] }),
    ...(cpu && { cpu: [cpu] }),
    ...(libc && os === 'linux' && { libc: [libc] }),
  }
}

/**
 * Optional dependencies that the lock names but does not hold.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lock parsed package-lock.json
 * @returns {{ parent: string, name: string, range: string }[]}
 */
export function findMissingOptionals(lock) {
  const missing = new Map()
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!isLocked(lock, parent, name)) missing.set(name, { parent, name, range })
    }
  }
  return [...missing.values()]
}

/** Node's resolution over the lock: the nearest node_modules upwards that holds the name. */
function isLocked(lock, parent, name) {
  for (let place = parent; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (lock.packages[place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`]) return true
    if (place === '') return false
    if (!place.includes('/node_modules/')) {
      return lock.packages[`node_modules/${name}`] !== undefined
    }
  }
}

/**
 * Adds the missing entries to a lock.
 * @param {object} lock parsed package-lock.json; changed in place
 * @returns {string[]} the names added
 * @throws when a missing package's name does not tell its platform, or its version is not exact
 */
export function completeLock(lock) {
  const missing = findMissingOptionals(lock)
  for (const { parent, name, range } of missing) {
    const platform = platformOf(name)
    const version = /^[~^]?(\d+\.\d+\.\d+[\w.+-]*)$/.exec(range)?.[1]
    if (!platform || !version)
      throw new Error(`${name}@${range}, wanted by ${parent}, is not in the lock and cannot be added`)
    lock.packages[`node_modules/${name}`] = { version, ...platform, optional: true }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
  return missing.map(({ name }) => name)
}
