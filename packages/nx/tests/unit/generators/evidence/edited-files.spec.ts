import { EditedFiles } from '../../../../src/generators/evidence/edited-files.js';
import { memoryFiles } from '../../scaffolding/support.js';

describe('files with edits on top', () => {
  it('shows an edit in every way of reading, and the rest as it is', () => {
    const base = { ...memoryFiles({ 'a.txt': 'a', 'b.txt': 'b' }), chunks: () => [Buffer.from('base')] };
    const files = new EditedFiles(base);
    files.edit('a.txt', 'new');
    files.edit('c.txt', 'made');
    expect(files.read('a.txt')).toEqual({ ok: true, text: 'new' });
    expect(files.kind('c.txt')).toBe('file');
    expect(String([...files.chunks('a.txt')][0])).toBe('new');
    expect(String([...files.chunks('b.txt')][0])).toBe('base');
    expect([...files.edits.keys()]).toEqual(['a.txt', 'c.txt']);
  });

  it('forgets an edit that is taken back', () => {
    const files = new EditedFiles(memoryFiles({ 'a.txt': 'a' }));
    files.edit('a.txt', 'new');
    files.edit('a.txt', 'a');
    expect(files.edits.size).toBe(0);
  });
});
