import { defineConfig } from 'vitest/config';

/** Browser tests on the built product: one server, found pages, one Chromium. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../node_modules/.vite/e2e',
  test: {
    include: ['*.test.ts'],
    globalSetup: ['./found-site.ts'],
    fileParallelism: false,
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A wait ends when what it waits for is there: on a busy machine that takes longer than the usual second.
    expect: { poll: { timeout: 30_000 } },
  },
});
