import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConstitution } from '../../../src/entries/documents.js';

const FIXTURES = join(__dirname, '../../fixtures/constitution');

export function fixtureText(name: string): string {
  return readFileSync(join(FIXTURES, `${name}.md`), 'utf8');
}

export function readFixture(name: string): ReturnType<typeof readConstitution> {
  return readConstitution(fixtureText(name));
}
