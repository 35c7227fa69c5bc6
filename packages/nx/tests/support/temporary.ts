import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const base = mkdtempSync(join(tmpdir(), 'plangate-test-'));
let count = 0;

afterAll(() => rmSync(base, { recursive: true, force: true }));

/** A new directory that is gone after the test file. */
export function temporaryDirectory(): string {
  const directory = join(base, `${count++}`);
  mkdirSync(directory);
  return directory;
}

/** Writes files by their paths below a directory. */
export function writeFiles(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}
