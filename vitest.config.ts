import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long are begun first, so that none is waited for alone at the end. */
class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean => /fuzz|kill|release\.test|test\/gate/.test(moduleId);
    return Promise.resolve([...files.filter(isLong), ...files.filter((file) => !isLong(file))]);
  }
}

/** Everything but the browser tests, which have their own configuration in test/e2e. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}'],
    exclude: ['test/e2e/**'],
    globalSetup: ['test/store/engine-setup.ts'],
    environment: 'node',
    testTimeout: 60_000,
    // All of the processors: what runs beside the tests only waits.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
  },
});
