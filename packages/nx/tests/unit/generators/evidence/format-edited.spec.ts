import { formatEdited } from '../../../../src/generators/evidence/format-edited.js';
import { temporaryDirectory, writeFiles } from '../../../support/temporary.js';

/** Takes a text for formatted if its lines are indented by as many spaces as the configuration says. */
const PRETTIER = `
const format = (text, { indent }) => {
  if (text.includes('broken')) throw new SyntaxError('broken');
  return text.replace(/^ +/gm, ' '.repeat(indent));
};
const { basename, dirname } = require('node:path');
module.exports = {
  getFileInfo: async (path, { ignorePath }) => ({
    ignored: path === dirname(ignorePath) + '/generated.json',
    inferredParser: basename(path) === '.gitignore' ? null : 'json',
  }),
  resolveConfig: async (path, { editorconfig }) => (editorconfig && path.includes('/libs/') ? { indent: 4 } : { indent: 2 }),
  check: async (text, options) => format(text, options) === text,
  format: async (text, options) => format(text, options),
};
`;

describe('formatting what was edited', () => {
  it.each([
    ['formats a new file', 'a.json', null, ' x', '  x'],
    ['formats by the configuration of the file', 'libs/a.json', null, ' x', '    x'],
    ['formats a file that was formatted', 'a.json', '  x', '  x\n y', '  x\n  y'],
    ['leaves a file that nobody had formatted', 'a.json', ' x', ' x\n y', ' x\n y'],
    ['leaves an ignored file', 'generated.json', null, ' x', ' x'],
    ['leaves a file of an unknown kind', '.gitignore', null, ' x', ' x'],
    ['leaves a file that Prettier cannot read', 'a.json', null, ' broken', ' broken'],
  ])('%s', async (_title, path, before, after, formatted) => {
    const root = temporaryDirectory();
    writeFiles(root, {
      'node_modules/prettier/package.json': '{ "name": "prettier", "main": "index.js" }',
      'node_modules/prettier/index.js': PRETTIER,
    });
    expect(await formatEdited(root, [{ path, before, after }])).toEqual([{ path, before, after: formatted }]);
  });

  it('leaves everything where the workspace has no Prettier', async () => {
    const edits = [{ path: 'a.json', before: null, after: ' x' }];
    expect(await formatEdited(temporaryDirectory(), edits)).toEqual(edits);
  });
});
