// `npm run reference`: writes docs/sdk-reference.md from the docstrings of the SDK; `-- --check [FILE]` only says whether
// it, or another file, is as it would be written.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Application } from 'typedoc'
import { ROOT } from './prepare/prepare.mjs'

const REFERENCE = join(ROOT, 'docs/sdk-reference.md')
const [flag, file = REFERENCE] = process.argv.slice(2)

const out = mkdtempSync(join(tmpdir(), 'telltale-reference-'))
try {
  const written = await generate(out)
  if (flag !== '--check') writeFileSync(REFERENCE, written)
  else if (readFileSync(file, 'utf8') !== written) {
    console.error('the reference of the SDK is not what the docstrings say: run npm run reference')
    process.exitCode = 1
  }
} finally {
  rmSync(out, { recursive: true, force: true })
}

async function generate(folder) {
  const app = await Application.bootstrapWithPlugins({
    name: '@telltale/sdk',
    entryPoints: [join(ROOT, 'packages/sdk/src/index.ts')],
    tsconfig: join(ROOT, 'tsconfig.json'),
    plugin: ['typedoc-plugin-markdown'],
    readme: 'none',
    excludeInternal: true,
    excludeExternals: true,
    disableSources: true,
    skipErrorChecking: true,
    logLevel: 'Error',
    out: folder,
    cleanOutputDir: false,
    disableGit: true,
    sourceLinkTemplate: '-',
    ...{ outputFileStrategy: 'modules', hidePageHeader: true, hideBreadcrumbs: true, useCodeBlocks: true },
    ...{ parametersFormat: 'table', interfacePropertiesFormat: 'table', entryFileName: 'reference' },
  })
  const project = await app.convert()
  if (project === undefined) throw new Error('the SDK could not be read')
  await app.generateOutputs(project)
  return `${readFileSync(join(folder, 'reference.md'), 'utf8').trim()}\n`
}
