import { existsSync } from 'node:fs'
import { runProgram } from './prepare.mjs'

const USUAL_PLACES = [
  process.env.TELLTALE_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** @returns {string | undefined} path of a Chromium or Chrome on this machine */
function findChromium() {
  return USUAL_PLACES.find((path) => path && existsSync(path))
}

/**
 * A browser for the browser tests. As root on Debian it is installed; elsewhere the error says how to get it.
 * @returns {Promise<string>} path of the browser
 */
export async function requireChromium() {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stderr.write('Installing Chromium for the browser tests …\n')
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await runProgram('apt-get', ['update', '-qq'], { env })
    await runProgram('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { env })
    const installed = findChromium()
    if (installed) return installed
  }
  throw new Error(
    'The browser tests need Chromium. Install it (Debian, Ubuntu: `sudo apt-get install chromium`; macOS: Google Chrome) ' +
      'or set TELLTALE_CHROMIUM to the path of a Chromium or Chrome.',
  )
}
