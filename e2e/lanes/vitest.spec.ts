import { workspace, type Workspace } from '../support/workspace.ts';

const CART = `# Implementation Plan: Cart

**Branch**: \`003-cart\` | **Date**: 2026-03-02 | **Spec**: [spec.md](./spec.md)

## Summary

Shoppers see what they are about to buy.

## Technical Context

**Language/Version**: TypeScript 6.0
**Primary Dependencies**: React 19
**Testing**: Vitest

## Project Structure

### Source Code (repository root)

\`\`\`text
apps/
└── shop/                            # NEW
    └── src/
        └── app/
            ├── app.tsx
            └── cart/
                ├── cart-page.spec.tsx
                ├── cart-page.tsx
                └── local-storage.ts
\`\`\`

**Structure Decision**: The cart is part of the shop.
`;

describe('nx g plan in a workspace of Vitest', () => {
  let ws: Workspace;
  let entry: string;

  beforeAll(async () => {
    ws = workspace('ts');
    await ws.nxOk(
      'g @nx/js:library packages/pricing --unitTestRunner=vitest --linter=eslint --bundler=tsc --no-interactive',
    );
    entry = ws.read('packages/pricing/src/index.ts');
    ws.commit('Pricing');
    await ws.nxOk('g plan "Order history" --entities=Order --no-interactive');
    await ws.nxOk(
      'g plan "Discount codes" --directory=packages/pricing --entities=Discount --no-interactive',
    );
    ws.write('specs/003-cart/plan.md', CART);
    await ws.nxOk('g plan 3 --no-interactive');
    await ws.nxOk('g plan "Gift cards" --structure=web --entities=GiftCard --no-interactive');
  });

  it('brings nothing of Jest', () => {
    expect(ws.read('package.json')).not.toContain('jest');
    expect(ws.changes().filter((change) => change.includes('jest'))).toEqual([]);
    const { plugins } = ws.json<{ plugins: (string | { plugin: string })[] }>('nx.json');
    expect(JSON.stringify(plugins)).not.toContain('@nx/jest');
  });

  it('adds to the entry of the library and changes nothing else of it', () => {
    expect(ws.read('packages/pricing/src/index.ts').startsWith(entry)).toBe(true);
    expect(ws.read('packages/pricing/src/index.ts')).toContain('discount-service');
    expect(ws.json('packages/pricing/package.json')).not.toHaveProperty('bin');
    const changed = ws.changes().filter((change) => change.includes('M packages/pricing/'));
    expect(changed.map((change) => change.trim().split(' ').at(-1))).toEqual([
      'packages/pricing/package.json',
      'packages/pricing/src/index.ts',
    ]);
  });

  it('makes a React application of Vite of the new root', () => {
    expect(ws.read('apps/shop/vite.config.mts')).toContain('@vitejs/plugin-react');
    expect(ws.read('apps/shop/src/app/cart/local-storage.ts')).not.toContain('localStorage');
    expect(ws.read('apps/shop/src/app/cart/cart-page.spec.tsx')).toContain('it.todo(');
  });

  it('makes the frontend of the next feature with React, because that application has it', () => {
    expect(ws.read('packages/gift-cards/frontend/src/app/app.tsx')).toContain('<GiftCardPage');
    expect(ws.exists('packages/gift-cards/frontend/src/app/nx-welcome.tsx')).toBe(false);
    expect(ws.read('specs/004-gift-cards/plan.md')).toContain('React');
  });

  it('leaves every project building, linted, type-checked and passing its tests', async () => {
    ws.commit('Plan');
    // Vite empties the directory that the type check of an application writes to.
    for (const targets of ['lint typecheck test', 'build']) {
      const { code, output } = await ws.nx(`run-many -t ${targets}`);
      expect({ code, output: code === 0 ? '' : output }).toEqual({ code: 0, output: '' });
    }
    expect(ws.changes()).toEqual([]);
  });

  it('passes the gates of the skeleton, and lets a test to be written prove nothing', async () => {
    const roots = ['packages/order-history', 'packages/gift-cards/backend', 'packages/gift-cards/frontend'];
    const nodes = Object.values((await ws.graph()).nodes);
    const nameAt = (root: string): string => nodes.find(({ data }) => data.root === root)?.name ?? root;
    const [shop, planned] = [nameAt('apps/shop'), roots.map(nameAt)];
    await ws.nx(`run-many -t gate -p ${[shop, ...planned].join(',')}`);
    expect(planned.map((name) => ws.verdict(name).verdict)).toEqual(roots.map(() => 'pass'));
    const tests = ws.verdict(shop).gates.find(({ kind }) => kind === 'tests');
    expect(tests).toMatchObject({ verdict: 'fail' });
  });
});
