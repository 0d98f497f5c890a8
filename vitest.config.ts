import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'packages/{model,scan,engine,telltale}/src/**/*.test.ts',
            '{scripts,examples}/**/*.test.mjs',
            'training/{corpora,evaluate,fit,generate,leak,sensitive}/**/*.test.ts',
            'packages/scan/test/**/*.test.ts',
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
