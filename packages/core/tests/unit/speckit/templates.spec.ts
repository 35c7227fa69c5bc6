import { resolveTemplate } from '../../../src/entries/documents.js';
import { textFiles } from './files.js';

const CORE = { '.specify/templates/plan-template.md': 'core\n' };
const OVERRIDE = { '.specify/templates/overrides/plan-template.md': 'override\n' };
const EXTENSION = { '.specify/extensions/jira/templates/plan-template.md': 'extension\n' };

function textOf(texts: Record<string, string>, root = '.'): string | null {
  const resolved = resolveTemplate(textFiles(texts), root, 'plan-template');
  return resolved.ok ? resolved.text : null;
}

function problemOf(texts: Record<string, string>): unknown {
  const resolved = resolveTemplate(textFiles(texts), '.', 'plan-template');
  return resolved.ok ? null : resolved;
}

/** A preset that declares its template in a manifest. */
function preset(id: string, strategy: string, text: string): Record<string, string> {
  const entry = `{ type: template, name: plan-template, file: parts/plan.md, strategy: ${strategy} }`;
  return {
    [`.specify/presets/${id}/preset.yml`]: `provides:\n  templates:\n    - ${entry}\n`,
    [`.specify/presets/${id}/parts/plan.md`]: text,
  };
}

function registry(kind: string, entries: unknown): Record<string, string> {
  return { [`.specify/${kind}/.registry`]: JSON.stringify({ [kind]: entries }) };
}

describe('resolveTemplate', () => {
  it('takes overrides, then presets, then extensions, then the template itself', () => {
    const usual = { '.specify/presets/team/templates/plan-template.md': 'preset\n' };
    expect(textOf({ ...CORE, ...EXTENSION, ...usual, ...OVERRIDE })).toBe('override\n');
    expect(textOf({ ...CORE, ...EXTENSION, ...usual })).toBe('preset\n');
    expect(textOf({ ...CORE, ...EXTENSION })).toBe('extension\n');
    expect(textOf(CORE)).toBe('core\n');
    expect(problemOf({})).toEqual({ ok: false, problem: 'none' });
  });

  it('orders presets by the priority of the registry, and leaves out the ones that are switched off or not in it', () => {
    const presets = {
      ...preset('a', 'replace', 'A'),
      ...preset('b', 'replace', 'B'),
      ...preset('c', 'replace', 'C'),
    };
    expect(textOf({ ...presets, ...registry('presets', { a: { priority: 20 }, b: {} }) })).toBe('B');
    expect(
      textOf({ ...presets, ...registry('presets', { a: { priority: 20 }, b: { enabled: false } }) }),
    ).toBe('A');
    expect(textOf({ ...presets, ...CORE, ...registry('presets', {}) })).toBe('core\n');
    expect(textOf({ ...presets, '.specify/presets/.registry': 'broken' })).toBe('A');
  });

  it('orders extensions by priority and name, and leaves out the ones that are switched off', () => {
    const other = { '.specify/extensions/acme/templates/plan-template.md': 'acme' };
    expect(textOf({ ...EXTENSION, ...other })).toBe('acme');
    expect(textOf({ ...EXTENSION, ...other, ...registry('extensions', { jira: { priority: 1 } }) })).toBe(
      'extension\n',
    );
    expect(textOf({ ...EXTENSION, ...other, ...registry('extensions', { acme: { enabled: false } }) })).toBe(
      'extension\n',
    );
    expect(textOf({ ...CORE, '.specify/extensions/.backup/templates/plan-template.md': 'old' })).toBe(
      'core\n',
    );
  });

  it('adds before, after and around, from the base outwards', () => {
    const layers = {
      ...CORE,
      ...preset('x', 'wrap', '<{CORE_TEMPLATE}|{CORE_TEMPLATE}>'),
      ...preset('y', 'Append', 'after'),
      ...preset('z', 'prepend', 'before'),
      ...registry('presets', { z: { priority: 3 }, x: { priority: 1 }, y: { priority: 2 } }),
    };
    const inner = 'before\n\ncore\n\n\nafter';
    expect(textOf(layers)).toBe(`<${inner}|${inner}>`);
    expect(resolveTemplate(textFiles(layers), '.', 'plan-template')).toMatchObject({
      files: [
        '.specify/templates/plan-template.md',
        '.specify/presets/z/parts/plan.md',
        '.specify/presets/y/parts/plan.md',
        '.specify/presets/x/parts/plan.md',
      ],
    });
  });

  it('says which layer stands in the way', () => {
    const manifest = '.specify/presets/x/preset.yml';
    const part = '.specify/presets/x/parts/plan.md';
    expect(problemOf(preset('x', 'append', 'a'))).toMatchObject({ problem: 'no-base', file: part });
    expect(problemOf({ ...CORE, ...preset('x', 'wrap', 'a') })).toMatchObject({
      problem: 'wrap',
      file: part,
    });
    expect(problemOf({ ...CORE, ...preset('x', 'melt', 'a') })).toMatchObject({
      problem: 'strategy',
      file: part,
    });
    for (const text of ['provides: [', 'provides: 1', 'provides: { templates: 1 }', '- a']) {
      expect(problemOf({ ...CORE, [manifest]: text })).toMatchObject({
        problem: 'unreadable',
        file: manifest,
      });
    }
    const bomb = { ...CORE, ...preset('x', 'wrap', '{CORE_TEMPLATE}'.repeat(1000)) };
    const layered = { ...bomb, ...preset('y', 'wrap', '{CORE_TEMPLATE}'.repeat(1000)) };
    expect(problemOf(layered)).toMatchObject({ problem: 'too-large' });
  });

  it('takes the usual place where a manifest says nothing, and nothing where it names a file it may not', () => {
    const usual = { '.specify/presets/x/templates/plan-template.md': 'usual' };
    const manifest = '.specify/presets/x/preset.yml';
    expect(textOf({ ...CORE, ...usual, [manifest]: '' })).toBe('usual');
    expect(
      textOf({ ...CORE, ...usual, [manifest]: 'provides: { templates: [{ name: other, file: a }] }' }),
    ).toBe('usual');
    for (const file of ['../../secret.md', '/etc/passwd', 'missing.md', '""', '7']) {
      const text = `provides: { templates: [{ name: plan-template, file: ${file} }] }`;
      expect(textOf({ ...CORE, ...usual, [manifest]: text, '.specify/secret.md': 'secret' })).toBe('core\n');
    }
  });

  it('reads below the root it is asked for', () => {
    expect(textOf({ ...CORE, 'apps/web/.specify/templates/plan-template.md': 'web' }, 'apps/web')).toBe(
      'web',
    );
  });
});
