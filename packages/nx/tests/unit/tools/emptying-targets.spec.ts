import { command, stepIn } from './support.js';
import type { ToolTarget } from '../../../src/tools/tool.js';

const CONFIG = { 'libs/pay/tsconfig.app.json': '{ "compilerOptions": { "outDir": "dist" } }' };
const CHECK = command('tsc --build --emitDeclarationOnly', { dependsOn: ['^go'] });
const build = (more: ToolTarget = {}): ToolTarget =>
  command('vite build', { outputs: ['{projectRoot}/dist'], dependsOn: ['^build'], ...more });
const waits = (targets: Record<string, ToolTarget>, contents: Record<string, string> = CONFIG) =>
  stepIn({ go: CHECK, ...targets }, contents).target?.dependsOn;

describe('a type check beside a target that empties its directory', () => {
  it('waits for it', () => {
    expect(waits({ build: build() })).toEqual(['build']);
    expect(waits({ build: build({ outputs: ['{workspaceRoot}/libs/pay'] }) })).toEqual(['build']);
  });

  it('waits no more than before where the other target leaves its directory alone', () => {
    expect(waits({})).toBeUndefined();
    expect(waits({ build: build({ outputs: ['{projectRoot}/dist/**/*.js'] }) })).toBeUndefined();
    expect(waits({ build: build({ outputs: ['{projectRoot}/out'] }) })).toBeUndefined();
    expect(waits({ build: build() }, {})).toBeUndefined();
    expect(waits({ build: build() }, { 'libs/pay/tsconfig.app.json': '' })).toBeUndefined();
    expect(waits({ build: build() }, { 'libs/pay/tsconfig.json': '{ "files": [] }' })).toBeUndefined();
  });

  it('never waits for what waits for it', () => {
    expect(waits({ build: build({ dependsOn: ['go'] }) })).toBeUndefined();
    const self = { target: 'verify', projects: 'self' };
    const verify = command('echo', { dependsOn: ['go', { target: 'build' }] });
    expect(waits({ build: build({ dependsOn: [self] }), verify })).toBeUndefined();
  });

  it.each<unknown>([
    'pay:go',
    'g*',
    '{go,lint}',
    { target: 'g*' },
    { target: 'go', projects: ['self'] },
    { target: 'go', projects: 'pay' },
    { target: 'go', projects: ['api', 'pay'] },
    { target: 'go', projects: ['libs/pay'] },
    { target: 'go', projects: ['tag:lib'] },
    { target: 'go', projects: '*' },
  ])('never waits for what may wait for it by %j', (entry) => {
    expect(waits({ build: build({ dependsOn: [entry] }) })).toBeUndefined();
  });

  it('is told from one of another project', () => {
    const others = [
      '^go',
      { target: 'go', dependencies: true },
      { target: 'go', projects: ['api'] },
      null,
      'api:go',
      'x*',
    ];
    expect(waits({ build: build({ dependsOn: others }) })).toEqual(['build']);
  });

  it('changes nothing where it waits already', () => {
    const go = { ...CHECK, dependsOn: ['prepare'] };
    const prepare = command('echo', { dependsOn: ['build'] });
    expect(waits({ build: build(), go, prepare })).toBeUndefined();
  });
});
