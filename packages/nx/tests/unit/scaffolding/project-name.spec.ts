import { nameableSegment, projectNameOf } from '../../../src/scaffolding/project-name.js';

const FEATURE = 'specs/001-保存済みカード';

describe('a part of a directory that a project is named after', () => {
  it.each([
    ['saved-cards', 'saved-cards'],
    ['Pay_2.x', 'Pay_2.x'],
    ['3-for-2-offers', 'feature-3-for-2-offers'],
    ['_private', 'private'],
    ['café', 'cafe'],
    ['保存済みカード', 'feature-001'],
    ['決済-v2', 'feature-001'],
    ['---', 'feature-001'],
  ])('%s is %s', (segment, expected) => {
    expect(nameableSegment(segment, FEATURE)).toBe(expected);
  });

  it.each([
    ['specs/20260319-143022-保存', 'feature-20260319-143022'],
    ['specs/保存', 'feature'],
  ])('of the feature %s without a Latin word is %s', (feature, expected) => {
    expect(nameableSegment('保存', feature)).toBe(expected);
  });
});

describe('the name of a project', () => {
  it.each([
    ['packages/checkout', [], undefined],
    ['packages/3d', [], 'feature-3d'],
    ['packages/保存', [], 'feature-001'],
    ['packages/保存', ['@acme/feature-001'], 'packages-feature-001'],
    ['packages/保存', ['feature-001', 'packages-feature-001'], 'packages-feature-001-2'],
    ['packages/checkout', ['@acme/checkout'], 'packages-checkout'],
    ['packages/shop/backend', [], 'shop-backend'],
    ['packages/保存/backend', [], 'feature-001-backend'],
    ['libs/@acme/pay', [], undefined],
    ['3d', [], 'feature-3d'],
  ])('in %s, where %j are taken, is %s', (root, taken, expected) => {
    expect(projectNameOf(root, { taken: new Set(taken), feature: FEATURE })).toBe(expected);
  });
});
