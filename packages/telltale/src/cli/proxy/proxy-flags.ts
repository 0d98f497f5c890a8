/** What the command line gave; commander checks the choices. */
export interface ProxyFlags {
  readonly host?: string
  readonly port?: string
  readonly openaiUrl?: string
  readonly anthropicUrl?: string
  readonly geminiUrl?: string
  readonly bedrockUrl?: string
  readonly keys?: string
  readonly token?: string
  readonly mode?: string
  readonly onFailure?: string
  readonly unobserved?: string
  readonly policy?: string
  readonly budgets?: string
  readonly service?: string
  readonly endpoint?: string
  readonly key?: string
}
