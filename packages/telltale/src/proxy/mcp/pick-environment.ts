// What programs need to run at all, here and on Windows. Keys and tokens are not among it: they are named one by one.
const NEEDED: readonly string[] = [
  'PATH',
  'HOME',
  'USER',
  'LOGNAME',
  'SHELL',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TERM',
  'TZ',
  'TMPDIR',
  'XDG_CACHE_HOME',
  'XDG_CONFIG_HOME',
  'XDG_DATA_HOME',
  'APPDATA',
  'COMSPEC',
  'HOMEDRIVE',
  'HOMEPATH',
  'LOCALAPPDATA',
  'NUMBER_OF_PROCESSORS',
  'PATHEXT',
  'PROCESSOR_ARCHITECTURE',
  'PROGRAMDATA',
  'PROGRAMFILES',
  'SYSTEMDRIVE',
  'SYSTEMROOT',
  'TEMP',
  'TMP',
  'USERNAME',
  'USERPROFILE',
  'WINDIR',
]

type Environment = Readonly<Record<string, string | undefined>>

/** The part of an environment that a server gets: what every program needs, and what was named for it. */
export function pickEnvironment(from: Environment, named: readonly string[]): Record<string, string> {
  const wanted = new Set([...NEEDED, ...named])
  const picked: Record<string, string> = {}
  for (const [name, value] of Object.entries(from)) {
    const known = wanted.has(name) || (process.platform === 'win32' && wanted.has(name.toUpperCase()))
    // A function in an exported variable was how shells were once made to run code.
    if (known && value !== undefined && !value.startsWith('()')) picked[name] = value
  }
  return picked
}
