declare module '@telltale/example-mock-llm' {
  /** Starts the local OpenAI-compatible service; `url` ends in `/v1`. */
  export function startMockLlm(options?: {
    port?: number
    host?: string
  }): Promise<{ url: string; port: number; close(): Promise<void> }>
}
