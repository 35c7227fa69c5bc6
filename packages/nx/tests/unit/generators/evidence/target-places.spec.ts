import { EditedFiles } from '../../../../src/generators/evidence/edited-files.js';
import { replaceCommand } from '../../../../src/generators/evidence/target-places.js';
import { memoryFiles } from '../../scaffolding/support.js';

describe('replacing a command', () => {
  const place = { file: 'nx.json', path: ['targetDefaults', 'lint'] };
  const project = { name: 'pay', root: 'libs/pay' };
  const replaced = (written: string, from: string, to: string) => {
    const contents = { 'nx.json': JSON.stringify({ targetDefaults: { lint: { command: written } } }) };
    const files = new EditedFiles(memoryFiles(contents));
    const isThere = replaceCommand(place, { from, to, project }, files);
    const text = files.edits.get('nx.json');
    return { isThere, command: text === undefined ? null : commandIn(text) };
  };
  const commandIn = (text: string) =>
    (JSON.parse(text) as { targetDefaults: { lint: { command: string } } }).targetDefaults.lint.command;

  it.each([
    [
      'adds words',
      'a {projectRoot}',
      'a libs/pay',
      'a libs/pay --out=libs/pay/x',
      'a {projectRoot} --out={projectRoot}/x',
    ],
    ['keeps a token in front of a path', 'a {workspaceRoot}/b', 'a b', 'x a b', 'x a {workspaceRoot}/b'],
    ['adds a word beside the same one', 'a a', 'a a', 'a a a', 'a a a'],
  ])('%s', (_title, written, from, to, command) => {
    expect(replaced(written, from, to)).toEqual({ isThere: true, command });
  });

  it('is done where it was replaced before for another project', () => {
    expect(replaced('x {projectName}', 'pay', 'x pay')).toEqual({ isThere: true, command: null });
  });

  it.each([
    ['another command', 'a {projectName}', 'a cart', 'x a cart'],
    ['an edit that takes words away', 'a a', 'a a', 'a'],
    ['an edit inside a word', '(a {projectName})', '(a pay)', '(x a pay)'],
  ])('leaves alone %s', (_title, written, from, to) => {
    expect(replaced(written, from, to)).toEqual({ isThere: false, command: null });
  });
});
