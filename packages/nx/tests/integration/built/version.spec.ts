import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGES = join(__dirname, '../../../..');

/** What is cached on disk is kept under these: a build that leaves them as they are takes what an earlier one has cached. */
it.each(['core', 'nx'])('the compiled package %s says what it was compiled of', (name) => {
  const text = readFileSync(join(PACKAGES, name, 'dist/version.js'), 'utf8');
  expect(/_VERSION = '([^']*)'/.exec(text)?.[1]).toMatch(/^[0-9a-f]{16}$/);
});
