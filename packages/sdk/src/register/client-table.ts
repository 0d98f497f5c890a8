/** A library whose clients are wrapped as they are made, and the names under which it exports their classes. */
export interface ClientLibrary {
  /** The name it is imported by. */
  readonly name: string
  /** Exported classes; `default` where the class is the default export as well. */
  readonly classes: readonly string[]
}

/** The libraries that `@telltale/sdk/register` knows. */
const CLIENT_LIBRARIES: readonly ClientLibrary[] = [
  { name: 'openai', classes: ['default', 'OpenAI', 'AzureOpenAI'] },
  { name: '@anthropic-ai/sdk', classes: ['default', 'Anthropic'] },
  { name: '@google/genai', classes: ['GoogleGenAI'] },
  { name: '@aws-sdk/client-bedrock-runtime', classes: ['BedrockRuntimeClient', 'BedrockRuntime'] },
  { name: '@mistralai/mistralai', classes: ['Mistral'] },
  { name: 'cohere-ai', classes: ['CohereClient', 'CohereClientV2'] },
  { name: 'ollama', classes: ['Ollama'] },
]

/** The library of that name, if its clients are wrapped. */
export function findLibrary(name: string): ClientLibrary | undefined {
  return CLIENT_LIBRARIES.find((library) => library.name === name)
}
