import { existsSync, readFileSync, readdirSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { removeVerdict, verdictFileName, writeVerdict } from '../../../src/executors/gate/verdict-file.js';
import { fsWorkspaceFiles } from '../../../src/workspace/fs-files.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

describe('verdictFileName', () => {
  it('is the name of the project', () => {
    expect(['pay', '@acme/pay', 'spec-001-x', 'a.b_c', 'zahlung-süd'].map(verdictFileName)).toEqual([
      'pay.json',
      '@acme/pay.json',
      'spec-001-x.json',
      'a.b_c.json',
      'zahlung-süd.json',
    ]);
  });

  const hostile = [
    '../../evil',
    '/etc/x',
    'a/../b',
    '..',
    '.',
    '',
    'a//b',
    'a[b]*{c}',
    'con',
    'a\\b',
    'x\u001b[31m',
    'a%2Fb',
    '%a',
    'a.',
    'x'.repeat(500),
  ];
  it.each(hostile)('keeps %j in the directory, under a name that every system takes', (name) => {
    const file = verdictFileName(name);
    expect(file).toMatch(/^%[A-Za-z0-9@_%-]*\.json$/);
    expect(file.length).toBeLessThan(255);
  });

  it('never gives two names one file', () => {
    const names = [...hostile, 'evil', 'a/b', 'b', 'a_b', 'a-b', 'x'.repeat(501), 'A', 'con.x'];
    expect(new Set(names.map(verdictFileName)).size).toBe(names.length);
  });
});

describe('writeVerdict', () => {
  const placeIn = (root: string, path = 'dist/gate/@acme/pay.json') => ({
    root,
    path,
    files: fsWorkspaceFiles(root),
  });

  it('makes the directory, replaces the verdict and leaves nothing else', () => {
    const root = temporaryDirectory();
    for (const json of ['{"a":1}', '{"a":2}', '{"a":2}'])
      expect(writeVerdict(placeIn(root), json)).toEqual({ ok: true });
    expect(readFileSync(join(root, 'dist/gate/@acme/pay.json'), 'utf8')).toBe('{"a":2}');
    expect(readdirSync(join(root, 'dist/gate/@acme'))).toEqual(['pay.json']);
  });

  it('writes nothing behind a link that leaves the workspace', () => {
    const root = temporaryDirectory();
    const elsewhere = temporaryDirectory();
    writeFiles(elsewhere, { 'pay.json': 'theirs' });
    mkdirSync(join(root, 'dist'));
    symlinkSync(elsewhere, join(root, 'dist/gate'));
    const place = placeIn(root, 'dist/gate/pay.json');
    expect(writeVerdict(place, '{}').ok).toBe(false);
    removeVerdict(place);
    expect(readFileSync(join(elsewhere, 'pay.json'), 'utf8')).toBe('theirs');
  });

  it('replaces a link in the place of the verdict and not what it shows', () => {
    const root = temporaryDirectory();
    writeFiles(root, { 'kept.txt': 'kept', 'dist/gate/x.txt': '' });
    symlinkSync(join(root, 'kept.txt'), join(root, 'dist/gate/pay.json'));
    expect(writeVerdict(placeIn(root, 'dist/gate/pay.json'), '{}')).toEqual({ ok: true });
    expect(readFileSync(join(root, 'kept.txt'), 'utf8')).toBe('kept');
    expect(readFileSync(join(root, 'dist/gate/pay.json'), 'utf8')).toBe('{}');
  });

  it('says that it could not', () => {
    const root = temporaryDirectory();
    writeFiles(root, { dist: 'a file' });
    const written = writeVerdict(placeIn(root, 'dist/gate/pay.json'), '{}');
    expect(written).toEqual({ ok: false, why: expect.stringContaining('dist/gate/pay.json') as unknown });
  });

  it('takes away the verdict of an earlier run', () => {
    const root = temporaryDirectory();
    writeFiles(root, { 'dist/gate/pay.json': '{}' });
    removeVerdict(placeIn(root, 'dist/gate/pay.json'));
    removeVerdict(placeIn(root, 'dist/gate/pay.json'));
    expect(existsSync(join(root, 'dist/gate/pay.json'))).toBe(false);
  });
});
