import { defineConfig } from 'vitest/config'

// Tests read the source; the built SDK is tried by the program tests.
const alias = { '@telltale/sdk': new URL('./packages/sdk/src/index.ts', import.meta.url).pathname }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'packages/{model,scan,sigma,engine,sdk,telltale}/src/**/*.test.ts',
            '{scripts,examples}/**/*.test.mjs',
            'training/{corpora,evaluate,fit,generate,leak,sensitive}/**/*.test.ts',
            'packages/{scan,sdk,sigma,engine}/test/**/*.test.ts',
          ],
          environment: 'node',
          // Generous: a machine under load is no reason to fail.
          testTimeout: 60_000,
          expect: { poll: { timeout: 15_000 } },
        },
      },
      {
        test: {
          name: 'web',
          include: ['packages/web/src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
        },
      },
      {
        // Whole-program tests: they start the built program, real emitters and a real browser, one file at a time.
        test: {
          name: 'program',
          include: ['packages/telltale/test/**/*.test.ts', 'packages/web/test/**/*.test.ts'],
          environment: 'node',
          // After the others, and alone: they have the machine to themselves.
          sequence: { groupOrder: 1 },
          fileParallelism: false,
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
