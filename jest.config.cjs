const { join } = require('node:path');
const { projectOptions } = require('./jest.preset.cjs');

/**
 * `npm run dev [words]`: the tests of both packages from their sources, without coverage and without a report that
 * a gate would read. What `npm test` runs is in each package's own configuration.
 */
module.exports = {
  projects: ['core', 'nx'].map((name) => ({
    ...projectOptions(join(__dirname, 'packages', name)),
    displayName: name,
    // They run the compiled package, which this makes no time for.
    testPathIgnorePatterns: ['/node_modules/', '/tests/integration/built/'],
  })),
};
