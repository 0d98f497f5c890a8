// The map of folders in ARCHITECTURE.md as rules: what may import what. `npm run check` proves them, and a
// fixture below scripts/check/fixtures that breaks each one proves the rules.
const root = process.env.TELLTALE_CRUISE_ROOT ?? ''
const at = (path) => `^${root}${path}`
const adapters = ['receive', 'journal', 'store', 'desk', 'proxy', 'sinks', 'rules']
const interfaces = 'packages/telltale/src/(journal/journal|store/store|desk/desk|sinks/sink|rules/rule-book)\\.ts$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'model-imports-nothing',
      severity: 'error',
      from: { path: at('packages/model/src') },
      to: { pathNot: at('packages/model/src') },
    },
    {
      name: 'engine-imports-pure-packages',
      severity: 'error',
      from: { path: at('packages/engine/src'), pathNot: '\\.test\\.ts$' },
      to: { path: at('packages/'), pathNot: at('packages/(engine|model|scan|sigma)/src') },
    },
    {
      name: 'engine-is-pure',
      severity: 'error',
      from: { path: at('packages/engine/src'), pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?crypto$' },
    },
    {
      name: 'scan-imports-model-only',
      severity: 'error',
      from: { path: at('packages/scan/src'), pathNot: '\\.test\\.ts$' },
      to: { path: at('packages/'), pathNot: at('packages/(scan|model)/src') },
    },
    {
      name: 'scan-runs-anywhere',
      severity: 'error',
      from: { path: at('packages/scan/src'), pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core', 'npm'] },
    },
    {
      name: 'sigma-stands-alone',
      severity: 'error',
      from: { path: at('packages/sigma/src'), pathNot: '\\.test\\.ts$' },
      to: { path: at('packages/'), pathNot: at('packages/sigma/src') },
    },
    {
      name: 'sigma-is-pure',
      severity: 'error',
      from: { path: at('packages/sigma/src'), pathNot: '\\.test\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'sdk-imports-model-and-scan',
      severity: 'error',
      from: { path: at('packages/sdk/src'), pathNot: '\\.test\\.ts$' },
      to: { path: at('packages/'), pathNot: at('packages/(sdk|model|scan)/src') },
    },
    {
      name: 'web-imports-model-only',
      severity: 'error',
      from: { path: at('packages/web/src') },
      to: { path: at('packages/'), pathNot: at('packages/(web|model)/src') },
    },
    {
      name: 'web-features-stand-alone',
      severity: 'error',
      from: { path: at('packages/web/src/features/([^/]+)/') },
      to: { path: at('packages/web/src/(features|app)/'), pathNot: at('packages/web/src/features/$1/') },
    },
    {
      name: 'web-ui-knows-no-feature',
      severity: 'error',
      from: { path: at('packages/web/src/(ui|lib)/') },
      to: { path: at('packages/web/src/(features|app)/') },
    },
    ...adapters.map((adapter) => ({
      name: `adapter-${adapter}-knows-no-other`,
      severity: 'error',
      from: { path: at(`packages/telltale/src/${adapter}/`) },
      to: {
        path: at('packages/telltale/src/'),
        pathNot: [at(`packages/telltale/src/(${adapter}/|memory/|config|errors)`), at(interfaces)],
      },
    })),
    {
      name: 'pipeline-and-api-see-interfaces',
      severity: 'error',
      from: { path: at('packages/telltale/src/(pipeline|api)/'), pathNot: '\\.test\\.ts$' },
      to: {
        path: at('packages/telltale/src/'),
        pathNot: [
          at('packages/telltale/src/(pipeline|api)/'),
          at('packages/telltale/src/(config|errors)\\.ts$'),
          // A leaf like these: what of the memory each part may have.
          at('packages/telltale/src/memory/'),
          at(interfaces),
        ],
      },
    },
    {
      name: 'pipeline-and-api-do-not-mix',
      severity: 'error',
      from: { path: at('packages/telltale/src/(pipeline|api)/') },
      to: { path: at('packages/telltale/src/(pipeline|api)/'), pathNot: at('packages/telltale/src/$1/') },
    },
    {
      name: 'config-and-errors-import-nothing',
      severity: 'error',
      from: { path: at('packages/telltale/src/(config|errors)\\.ts$') },
      to: { path: at('packages/telltale/src/'), pathNot: at('packages/telltale/src/(config|errors)\\.ts$') },
    },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
    },
  },
}
