const { join } = require('node:path');

/**
 * The Jest options both packages share: sources are transformed by swc, ESM-only dependencies (unified,
 * remark) too, and every run writes the evidence that our own gates read.
 * @param {string} root absolute folder of the package
 */
module.exports = (root) => ({
  rootDir: root,
  testEnvironment: 'node',
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
  transformIgnorePatterns: ['/node_modules/(@swc|typescript|nx|@nx)/'],
  moduleNameMapper: {
    '^@plangate/core$': join(__dirname, 'packages/core/src/index.ts'),
    '^@plangate/core/([a-z]+)$': join(__dirname, 'packages/core/src/entries/$1.ts'),
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
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
