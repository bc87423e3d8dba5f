import { defineConfig } from 'vitest/config';

/** Everything but the browser tests, which have their own configuration in test/e2e. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    globalSetup: ['test/store/engine-setup.ts'],
    environment: 'node',
    testTimeout: 20_000,
  },
});
