import { digestOfFiles, digestOfPaths, hashedEnvironment, madeFrom } from '../../../src/runs/made-from.js';

const files = (hash: string, name = 'a.ts') => ({
  nonProjectFiles: [{ file: 'nx.json', hash: '1' }],
  projectFileMap: { pay: [{ file: name, hash }] },
});

describe('what a result is made from', () => {
  it('differs with each file, its name and its place', () => {
    const all = [
      files('1'),
      files('2'),
      files('1', 'b.ts'),
      { nonProjectFiles: files('1').projectFileMap.pay, projectFileMap: {} },
    ];
    expect(new Set(all.map(digestOfFiles)).size).toBe(4);
    expect(digestOfFiles(files('1'))).toBe(digestOfFiles(files('1')));
  });

  it('has the paths of files beside them, whatever the files hold and whose they are', () => {
    const moved = {
      nonProjectFiles: files('1').projectFileMap.pay,
      projectFileMap: { nx: files('1').nonProjectFiles },
    };
    expect(digestOfPaths(files('2'))).toBe(digestOfPaths(files('1')));
    expect(digestOfPaths(moved)).toBe(digestOfPaths(files('1')));
    expect(digestOfPaths(files('1', 'b.ts'))).not.toBe(digestOfPaths(files('1')));
  });

  it('differs with the variables that go into hashes, wherever they are named', () => {
    const environment = hashedEnvironment([
      { namedInputs: { ci: [{ env: 'PLANGATE_X' }] } },
      [{ env: 'PLANGATE_Y' }, 'default'],
      undefined,
    ]);
    expect(environment).toEqual({ variables: ['PLANGATE_X', 'PLANGATE_Y'], unforeseeable: false });
    const state = { files: 'f', environment };
    const before = madeFrom(state, { plain: true });
    process.env.PLANGATE_X = '1';
    expect(madeFrom(state, { plain: true })).not.toBe(before);
    delete process.env.PLANGATE_X;
    expect(madeFrom(state, { plain: true })).toBe(before);
  });

  it('is not known where commands go into hashes, or words may reach the tasks', () => {
    const environment = hashedEnvironment([{ inputs: [{ runtime: 'node -v' }] }]);
    expect(madeFrom({ files: 'f', environment }, { plain: true })).toBeNull();
    expect(madeFrom({ files: 'f', environment: hashedEnvironment([]) }, { plain: false })).toBeNull();
    expect(madeFrom(null, { plain: true })).toBeNull();
  });
});
