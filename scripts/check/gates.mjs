import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findMissingOptionals } from '../lock/missing-optionals.mjs'
import { ROOT } from '../prepare/prepare.mjs'
import { findLongFiles } from './file-size.mjs'

const FIXTURES = 'scripts/check/fixtures'
const tool = (path) => join(ROOT, 'node_modules', path)
const BIOME = [tool('@biomejs/biome/bin/biome'), 'lint', '--error-on-warnings']
const TSC = [tool('typescript/bin/tsc'), '-p']
const CRUISE = [tool('dependency-cruiser/bin/dependency-cruise.mjs'), '--config', '.dependency-cruiser.cjs']
const KNIP = [tool('knip/bin/knip.js'), '--no-progress']
const PUBLISHED_SDK = 'scripts/check/published-sdk.mjs'
const SDK_REFERENCE = 'scripts/sdk-reference.mjs'
const REGEX_GATE = 'scripts/check/regex-gate.mjs'
const LAYER_RULES = [
  'no-cycles',
  'model-imports-nothing',
  'engine-imports-pure-packages',
  'engine-is-pure',
  'scan-imports-model-only',
  'scan-runs-anywhere',
  'sigma-stands-alone',
  'sigma-is-pure',
  'sdk-imports-model-and-scan',
  'web-imports-model-only',
  'web-features-stand-alone',
  'web-ui-knows-no-feature',
  'adapter-journal-knows-no-other',
  'pipeline-and-api-see-interfaces',
  'pipeline-and-api-do-not-mix',
  'config-and-errors-import-nothing',
  'no-unresolved',
]

/**
 * Every gate of `npm run check`: `pass` must succeed on the repository and `reject` must fail on a fixture that
 * breaks it, naming each of `because`, so that a gate which checks nothing is noticed.
 * @type {{ name: string, pass: () => void, reject: () => void, because: string[] }[]}
 */
export const GATES = [
  {
    name: 'lint and format',
    pass: () => node([BIOME[0], 'check', '--error-on-warnings', '.']),
    reject: lintFixture,
    because: ['noExplicitAny', 'noDefaultExport', 'noNonNullAssertion'],
  },
  {
    name: 'types',
    pass: () => {
      node([...TSC, '.'])
      node([...TSC, 'packages/web'])
    },
    reject: () => node([...TSC, `${FIXTURES}/types`]),
    because: ['TS2322'],
  },
  {
    name: 'file size',
    pass: () => sentences([...findLongFiles('packages'), ...findLongFiles('scripts'), ...findLongFiles('examples')]),
    reject: () => sentences(findLongFiles(`${FIXTURES}/size`)),
    because: ['401 lines'],
  },
  {
    name: 'layers',
    pass: () =>
      node([
        ...CRUISE,
        ...['model', 'scan', 'sigma', 'engine', 'telltale', 'web'].map((name) => `packages/${name}/src`),
      ]),
    reject: () =>
      node([...CRUISE, `${FIXTURES}/layers/packages`], { env: { TELLTALE_CRUISE_ROOT: `${FIXTURES}/layers/` } }),
    because: LAYER_RULES,
  },
  {
    name: 'dead code',
    pass: () => node(KNIP),
    reject: () => node([...KNIP, '--directory', `${FIXTURES}/dead`]),
    because: ['neverUsed', 'orphan.js'],
  },
  {
    name: 'published packages',
    pass: () => node([tool('publint/src/cli.js'), '--strict', 'packages/telltale']),
    reject: () => node([tool('publint/src/cli.js'), '--strict', `${FIXTURES}/package`]),
    because: ['missing.js'],
  },
  {
    name: 'published SDK',
    pass: () => node([PUBLISHED_SDK]),
    reject: () => node([PUBLISHED_SDK, `${FIXTURES}/published`]),
    because: ['publint:', 'missing.cjs', 'types:'],
  },
  {
    name: 'SDK reference',
    pass: () => node([SDK_REFERENCE, '--check']),
    reject: () => node([SDK_REFERENCE, '--check', `${FIXTURES}/reference/old.md`]),
    because: ['npm run reference'],
  },
  {
    name: 'regular expressions',
    pass: () =>
      node([
        REGEX_GATE,
        ...['scan', 'sdk', 'sigma', 'telltale', 'engine', 'model', 'web'].map((name) => `packages/${name}/src`),
      ]),
    reject: () => node([REGEX_GATE, `${FIXTURES}/regex`]),
    because: ['exponential', '2nd degree polynomial', 'bad.ts:5', 'not constant'],
  },
  {
    name: 'lock file',
    pass: () => sentences(lacking(JSON.parse(readFileSync('package-lock.json', 'utf8')))),
    reject: () => sentences(lacking({ packages: { '': { optionalDependencies: { 'tool-darwin-arm64': '1.0.0' } } } })),
    because: ['tool-darwin-arm64'],
  },
]

function lacking(lock) {
  return findMissingOptionals(lock).map(({ name }) => `the lock lacks ${name}: run npm run lock`)
}

/** Lints the fixture with the repository's rules, in a folder that its exclusions do not reach. */
function lintFixture() {
  const folder = mkdtempSync(join(tmpdir(), 'telltale-lint-'))
  try {
    const { files: _excluded, ...rules } = JSON.parse(readFileSync('biome.json', 'utf8'))
    writeFileSync(join(folder, 'biome.json'), JSON.stringify(rules))
    cpSync(`${FIXTURES}/lint/bad.ts`, join(folder, 'bad.ts'))
    node([...BIOME, '.'], { cwd: folder })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fails with the sentences when there are any. */
function sentences(found) {
  if (found.length > 0) throw new Error(found.join('\n'))
}

/** Runs a program with this Node.js; its output becomes the error when it fails. */
function node(args, { env = {}, cwd = ROOT } = {}) {
  try {
    execFileSync(process.execPath, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: 'pipe',
      maxBuffer: 64 * 1024 * 1024,
    })
  } catch (error) {
    throw new Error(`${error.stdout ?? ''}${error.stderr ?? ''}` || error.message)
  }
}
