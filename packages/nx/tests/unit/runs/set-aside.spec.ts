import { existsSync, readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { dropLeftovers, endAside, setAside } from '../../../src/runs/set-aside.js';
import { temporaryDirectory, writeFiles } from '../../support/temporary.js';

const REPORTS = [
  { project: 'pay', target: 'test', path: 'packages/pay/reports/a.xml' },
  { project: 'web', target: 'test', path: 'packages/web/reports/b.xml' },
];

function begin() {
  const root = temporaryDirectory();
  writeFiles(root, { 'packages/pay/reports/a.xml': 'old a', 'packages/web/reports/b.xml': 'old b' });
  const host = { root, dataDirectory: join(root, '.nx/data'), run: 'run/../1' };
  setAside(REPORTS, host);
  return { root, host, text: (path: string) => readFileSync(join(root, path), 'utf8') };
}

describe('reports of earlier runs', () => {
  it('are out of the way while the targets run', () => {
    const { root } = begin();
    expect(REPORTS.map(({ path }) => existsSync(join(root, path)))).toEqual([false, false]);
  });

  it('come back for the targets that did not run, and for no other', () => {
    const { root, host, text } = begin();
    endAside(host, ({ project }) => project === 'pay');
    expect(existsSync(join(root, 'packages/pay/reports/a.xml'))).toBe(false);
    expect(text('packages/web/reports/b.xml')).toBe('old b');
    expect(readdirSync(join(root, '.nx/data/aside'))).toEqual([]);
  });

  it('never replace what is there', () => {
    const { root, host, text } = begin();
    writeFiles(root, { 'packages/web/reports/b.xml': 'new b' });
    endAside(host, () => false);
    expect(text('packages/web/reports/b.xml')).toBe('new b');
    expect(text('packages/pay/reports/a.xml')).toBe('old a');
  });

  it('are told by a list that may be damaged or gone', () => {
    const { root, host } = begin();
    writeFiles(join(root, '.nx/data/aside'), { 'run____1/index.json': '[{"path":' });
    expect(() => endAside(host, () => false)).not.toThrow();
    expect(() => endAside({ ...host, run: 'another' }, () => false)).not.toThrow();
  });

  it('of a run that was killed go after a day', () => {
    const { root, host } = begin();
    dropLeftovers(host.dataDirectory);
    expect(readdirSync(join(root, '.nx/data/aside'))).toHaveLength(1);
    utimesSync(join(root, '.nx/data/aside/run____1'), 1, 1);
    dropLeftovers(host.dataDirectory);
    expect(readdirSync(join(root, '.nx/data/aside'))).toEqual([]);
  });
});
