import { AlteredFiles, bytesOfText } from '../../../src/base/altered-files.js';
import { bytesInMemory } from '../../support/bytes-in-memory.js';

const BEFORE = bytesInMemory(
  new Map(
    ['libs/pay/src/card.ts', 'libs/pay/src/wallet.ts', 'libs/cart/index.ts'].map((path) => [
      path,
      bytesOfText(`// ${path}`),
    ]),
  ),
);
const bytes = (files: AlteredFiles, path: string): number =>
  [...files.chunks(path)].reduce((sum, chunk) => sum + chunk.length, 0);

describe('files with changes on top', () => {
  it('lack what is gone, with all that was in it', () => {
    const files = new AlteredFiles(BEFORE, { gone: ['libs/pay/src'] });
    expect(files.kind('libs/pay/src')).toBeNull();
    expect(files.kind('libs/pay/src/card.ts')).toBeNull();
    expect(files.read('libs/pay/src/card.ts')).toEqual({ ok: false, problem: 'missing' });
    expect(bytes(files, 'libs/pay/src/card.ts')).toBe(0);
    expect(files.list('libs/pay/src')).toEqual([]);
    expect(files.list('libs/pay')).toEqual([]);
    expect(files.list('libs')).toEqual(['cart/', 'pay/']);
  });

  it('have what is written, and the directories above it', () => {
    const written = new Map([['libs/till/src/till.ts', bytesOfText('export {};\n')]]);
    const files = new AlteredFiles(BEFORE, { written });
    expect(files.kind('libs/till/src/till.ts')).toBe('file');
    expect(files.kind('libs/till/src')).toBe('dir');
    expect(files.list('libs')).toEqual(['cart/', 'pay/', 'till/']);
    expect(files.list('libs/till')).toEqual(['src/']);
    expect(files.read('libs/till/src/till.ts')).toEqual({ ok: true, text: 'export {};\n' });
    expect(bytes(files, 'libs/till/src/till.ts')).toBe(11);
  });

  it('do not have what the workspace keeps out of sight', () => {
    const hidden = { ...BEFORE, isIgnored: (path: string) => path.startsWith('dist/') };
    const written = new Map([['dist/a.js', bytesOfText('')]]);
    const files = new AlteredFiles(hidden, { written });
    expect([files.kind('dist/a.js'), files.kind('dist'), files.list('.')]).toEqual([null, null, ['libs/']]);
  });

  it('are what they were in all the rest', () => {
    const files = new AlteredFiles(BEFORE, { gone: ['libs/pay/src/card.ts'] });
    expect(files.list('libs/pay/src')).toEqual(['wallet.ts']);
    expect(files.read('libs/pay/src/wallet.ts')).toEqual({ ok: true, text: '// libs/pay/src/wallet.ts' });
    expect(bytes(files, 'libs/cart/index.ts')).toBeGreaterThan(0);
    expect(files.isIgnored('libs/cart/index.ts')).toBe(false);
  });
});
