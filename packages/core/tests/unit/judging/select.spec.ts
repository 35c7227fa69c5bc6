import { selectAll } from '../../../src/index.js';
import { selects } from '../../../src/constitutions/matchers.js';

const PROJECTS = [
  { name: 'checkout', root: 'packages/checkout', tags: ['scope:shop', 'type:lib'] },
  { name: 'checkout-e2e', root: 'packages/checkout-e2e', tags: ['type:e2e'] },
  { name: '@shop/pay', root: 'libs/pay', tags: ['scope:shop'] },
  { name: 'pay_api', root: 'apps/pay', tags: [] },
];

const names = (...matchers: string[]) => [...selectAll(matchers, PROJECTS)].map(({ name }) => name).sort();
const all = PROJECTS.map(({ name }) => name).sort();

describe('selectAll', () => {
  it('selects everything without matchers', () => {
    expect(names()).toEqual(all);
    expect(names('*')).toEqual(all);
  });

  it.each([
    [['checkout'], ['checkout']],
    [['pay'], ['@shop/pay', 'pay_api']],
    [['PAY'], ['@shop/pay', 'pay_api']],
    [['e2e'], []],
    [['checkout*'], ['checkout', 'checkout-e2e']],
    [['@shop/*'], ['@shop/pay']],
    [['p*'], ['@shop/pay', 'pay_api']],
    [['!pa?'], ['checkout', 'checkout-e2e', 'pay_api']],
    [['tag:scope:shop'], ['@shop/pay', 'checkout']],
    [['tag:type:*'], ['checkout', 'checkout-e2e']],
    [['tag:scope'], []],
    [['packages/*'], ['checkout', 'checkout-e2e']],
    [['directory:libs/**'], ['@shop/pay']],
    [['apps/pay'], ['pay_api']],
    [['name:checkout'], ['checkout']],
    [['nothing:checkout'], ['checkout']],
    [['!tag:scope:shop'], ['checkout-e2e', 'pay_api']],
    [['tag:scope:shop', '!checkout'], ['@shop/pay']],
    [['!*', 'checkout'], ['checkout']],
    [
      ['!packages/*', 'checkout'],
      ['@shop/pay', 'checkout', 'pay_api'],
    ],
    [['!', ''], all],
    [['pa(y'], []],
  ])('%j selects %j', (matchers, expected) => {
    expect(names(...matchers)).toEqual([...expected].sort());
  });
});

describe('selects', () => {
  it('answers for one project alone', () => {
    const [checkout] = PROJECTS;
    if (checkout === undefined) throw new Error('no project');
    expect(selects([], checkout)).toBe(true);
    expect(selects(['packages/*'], checkout)).toBe(true);
    expect(selects(['!tag:type:lib'], checkout)).toBe(false);
    expect(selects(['pay'], checkout)).toBe(false);
  });
});
