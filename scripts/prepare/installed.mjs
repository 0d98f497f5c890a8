/**
 * Whether what npm installed is what the lock says: each required package at its version, each optional one at its
 * version or not there. npm writes what it installed to node_modules/.package-lock.json.
 * @param {{ packages: Record<string, { version?: string, link?: boolean, optional?: boolean, devOptional?: boolean }> }} lock
 * @param {{ packages: Record<string, { version?: string }> } | undefined} installed
 * @returns {boolean}
 */
export function fitsLock(lock, installed) {
  if (installed === undefined) return false
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (!place.startsWith('node_modules/') && !place.includes('/node_modules/')) return true // the workspaces themselves
    const found = installed.packages[place]
    if (found === undefined) return wanted.optional === true || wanted.devOptional === true
    return wanted.link === true || found.version === wanted.version
  })
}
