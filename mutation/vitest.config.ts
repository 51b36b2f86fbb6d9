import { defineConfig } from 'vitest/config';

/** The tests of pure rules: no database, no server, so that thousands of mutants can be tried. */
export default defineConfig({
  test: {
    include: [
      'src/modules/gate/policy*.test.ts',
      'src/modules/gate/*rules.test.ts',
      'src/modules/*/*rules.test.ts',
    ],
    testTimeout: 30_000,
  },
});
