import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentKey, openDocumentCache, writeAtomically } from '../../../src/workspace/document-cache.js';
import { temporaryDirectory } from '../../support/temporary.js';

const directory = temporaryDirectory();
let count = 0;
const newFile = () => join(directory, `${count++}`, 'cache.ndjson');
const A = contentKey('plan', 'a');
const B = contentKey('plan', 'b');

function saved(file: string, entries: Readonly<Record<string, unknown>>): void {
  const cache = openDocumentCache(file);
  for (const [key, value] of Object.entries(entries)) cache.set(key, value);
  cache.save();
}

describe('openDocumentCache', () => {
  it('gives back what another run kept', () => {
    const file = newFile();
    saved(file, { [A]: { title: 'Grüße\n"x"' }, [B]: [1, null] });
    const cache = openDocumentCache(file);
    expect(cache.get(A)).toEqual({ title: 'Grüße\n"x"' });
    expect(cache.get(B)).toEqual([1, null]);
    expect(cache.get(contentKey('tasks', 'a'))).toBeUndefined();
  });

  it('tells kinds and contents apart', () => {
    expect(new Set([A, B, contentKey('tasks', 'a')]).size).toBe(3);
  });

  it('keeps what other processes wrote meanwhile', () => {
    const file = newFile();
    const first = openDocumentCache(file);
    first.set(A, 'first');
    saved(file, { [B]: 'second' });
    first.save();
    const cache = openDocumentCache(file);
    expect([cache.get(A), cache.get(B)]).toEqual(['first', 'second']);
  });

  it.each([
    ['a changed byte', (text: string) => text.replace('"one"', '"two"')],
    ['a cut line', (text: string) => text.slice(0, -3)],
    ['no JSON', () => 'not a cache\n\n{}\n'],
    ['binary content', () => '\0\n\0'],
  ])('loses only an entry with %s and writes it anew', (_, damage) => {
    const file = newFile();
    saved(file, { [A]: 'one' });
    writeFileSync(file, damage(readFileSync(file, 'utf8')));
    expect(openDocumentCache(file).get(A)).toBeUndefined();
    saved(file, { [A]: 'one' });
    expect(openDocumentCache(file).get(A)).toBe('one');
  });

  it('keeps sound entries beside a damaged one', () => {
    const file = newFile();
    saved(file, { [A]: 'one', [B]: 'two' });
    writeFileSync(file, readFileSync(file, 'utf8').replace('"one"', '"ONE"'));
    const cache = openDocumentCache(file);
    expect([cache.get(A), cache.get(B)]).toEqual([undefined, 'two']);
  });

  it('drops what was not used when it grows too large', () => {
    const file = newFile();
    const large = 'x'.repeat(20 * 1024 * 1024);
    saved(file, { [A]: large });
    saved(file, { [B]: large });
    const cache = openDocumentCache(file);
    expect(cache.get(B) === large).toBe(true);
    expect(cache.get(A)).toBeUndefined();
  });

  it('does not write when nothing is new', () => {
    const file = newFile();
    openDocumentCache(file).save();
    expect(() => readFileSync(file)).toThrow();
  });

  it('works without a place to write', () => {
    const file = newFile();
    mkdirSync(file, { recursive: true });
    const cache = openDocumentCache(file);
    cache.set(A, 1);
    cache.save();
    expect(cache.get(A)).toBe(1);
    expect(readdirSync(join(file, '..'))).toEqual(['cache.ndjson']);
  });
});

describe('writeAtomically', () => {
  it('makes the directory, replaces the file and leaves nothing else', () => {
    const file = newFile();
    expect(writeAtomically(file, 'one')).toBe(true);
    expect(writeAtomically(file, 'two')).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe('two');
    expect(readdirSync(join(file, '..'))).toEqual(['cache.ndjson']);
  });

  it('says that it could not', () => {
    writeFileSync(join(directory, 'file'), '');
    expect(writeAtomically(join(directory, 'file/below/x.json'), '')).toBe(false);
  });
});
