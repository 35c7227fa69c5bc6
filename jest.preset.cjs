const { join } = require('node:path');

/** Dependencies that are ES modules alone, which Jest has to have as CommonJS: unified, remark and what they stand on, and others. */
const ESM_ONLY = [
  'bail|ccount|character-entities|decode-named-character-reference|devlop|escape-string-regexp|is-plain-obj',
  'longest-streak|markdown-table|mdast-util-[^/]+|micromark|micromark-[^/]+|remark-[^/]+|trough|unified',
  'unist-util-[^/]+|vfile|vfile-message|zwitch|@seriousme/openapi-schema-validator',
].join('|');

/**
 * How tests of both packages are found and loaded: sources are transformed by swc, and so are dependencies that
 * are ES modules alone.
 * @param {string} root absolute folder of the package
 */
const projectOptions = (root) => ({
  rootDir: root,
  testEnvironment: 'node',
  // A slow machine is no fault; that nothing takes too long is measured in tools/bench.
  testTimeout: 60_000,
  testMatch: ['<rootDir>/tests/**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json'],
  transform: {
    '^.+\\.[cm]?[tj]s$': [
      '@swc/jest',
      {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:${ESM_ONLY})/)`],
  moduleNameMapper: {
    '^@plangate/core$': join(__dirname, 'packages/core/src/index.ts'),
    '^@plangate/core/([a-z]+)$': join(__dirname, 'packages/core/src/entries/$1.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
});

/**
 * A package's own run, which writes the evidence that our own gates read.
 * @param {string} root absolute folder of the package
 */
const withEvidence = (root) => ({
  ...projectOptions(root),
  collectCoverageFrom: ['src/**/*.ts', '!src/**/{examples,refused}/**'],
  coverageDirectory: 'test-output/coverage',
  coverageReporters: ['text-summary', 'json-summary', 'json'],
  reporters: [
    'default',
    [
      'jest-junit',
      {
        outputDirectory: '<rootDir>/test-output/coverage',
        outputName: 'junit.xml',
        addFileAttribute: 'true',
        reportTestSuiteErrors: 'true',
      },
    ],
  ],
});

module.exports = { projectOptions, withEvidence };
