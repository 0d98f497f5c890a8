import pc from 'picocolors'
import { PROVIDER_FACTS, PROVIDERS } from '../../proxy/llm/provider.ts'
import type { ProxySettings } from './parse-proxy-settings.ts'

/** The block that says which variable points which client here; never shows a key or the token. */
export function formatProxyBlock(settings: ProxySettings, url: string): string {
  const rows = PROVIDERS.map((provider) => {
    const [variable, path] = PROVIDER_FACTS[provider].client
    return [`${variable}=${url}${path}`, settings.upstreams[provider]] as const
  })
  const width = Math.max(...rows.map(([set]) => set.length)) + 2
  const lines = rows.map(([set, upstream]) => `  ${set.padEnd(width)}${pc.dim(`→ ${upstream}`)}`)
  const keys =
    settings.keys === 'client' ? 'what callers send' : `from the environment (${[...settings.keys.keys()].join(', ')})`
  const facts = [
    [
      'Mode',
      settings.mode === 'enforce' ? 'enforce: what the policy refuses does not pass' : 'monitor: everything passes',
    ],
    ['Keys', keys],
    ['Records', `to ${settings.endpoint ?? 'http://127.0.0.1:4318'} as ${settings.service}`],
    ...(settings.token === undefined ? [] : [['Token', 'needed, in x-telltale-token']]),
  ].map(([name = '', value]) => `  ${pc.dim(name.padEnd(10))}${value}`)
  return `\n${pc.bold('Telltale')} LLM proxy is ready at ${pc.bold(url)}. Point clients at it:\n\n${[...lines, '', ...facts].join('\n')}\n\n`
}
