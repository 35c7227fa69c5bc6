import fc from 'fast-check';
import {
  descriptionSlug,
  featureNumber,
  featureSlug,
  MAX_SLUG,
  nextFeatureNumber,
} from '../../../src/index.js';

describe('featureSlug', () => {
  it.each([
    ['Saved cards at checkout', 'saved-cards-at-checkout'],
    ['  OAuth2 / OIDC: sign-in!  ', 'oauth2-oidc-sign-in'],
    ['Crème brûlée für Straße', 'creme-brulee-fur-strasse'],
    ["Don't lose the user's cart", 'dont-lose-the-users-cart'],
    ['保存済みカード', '保存済みカード'],
    ['카드 저장', '카드-저장'],
    ['Add 🎉 party', 'add-party'],
    ['../../etc/passwd', 'etc-passwd'],
    ['C:\\Windows\\con', 'c-windows-con'],
    ['a\u0000b\u202ec', 'a-b-c'],
  ])('names %j %s', (title, slug) => {
    expect(featureSlug(title)).toEqual({ ok: true, slug });
  });

  it('says why there is no name', () => {
    expect(featureSlug('   ')).toEqual({ ok: false, problem: 'empty' });
    expect(featureSlug('🎉🎉')).toEqual({ ok: false, problem: 'unnameable' });
    expect(featureSlug('../..')).toEqual({ ok: false, problem: 'unnameable' });
  });

  it('cuts long titles at a word', () => {
    const cut = featureSlug('saved cards '.repeat(30));
    expect(cut).toEqual({ ok: true, slug: 'saved-cards-saved-cards-saved-cards-saved-cards-saved-cards' });
    expect(featureSlug('x'.repeat(300))).toEqual({ ok: true, slug: 'x'.repeat(MAX_SLUG) });
  });

  it('makes a safe name of every title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (title) => {
        const named = featureSlug(title);
        if (named.ok) expect(named.slug).toMatch(/^[\p{L}\p{N}\p{M}]+(?:-[\p{L}\p{N}\p{M}]+)*$/u);
      }),
    );
  });
});

describe('descriptionSlug', () => {
  it.each([
    ['I want to add user authentication to the system', 'user-authentication-system'],
    ['Implement OAuth2 integration for API', 'implement-oauth2-integration-api'],
    ['Add UI for a cart', 'ui-cart'],
    ['fix payment processing timeout bug now', 'fix-payment-processing'],
    ['to be or', 'to-be-or'],
  ])('names "%s" as Spec Kit does: %s', (description, slug) => {
    expect(descriptionSlug(description)).toEqual({ ok: true, slug });
  });

  it('says why there is no name', () => {
    expect(descriptionSlug('')).toEqual({ ok: false, problem: 'empty' });
    expect(descriptionSlug('!!!')).toEqual({ ok: false, problem: 'unnameable' });
  });
});

describe('numbers', () => {
  it.each([
    ['specs/012-checkout', 12],
    ['16-provider', 16],
    ['specs/1000_x', 1000],
    ['specs/007', 7],
    ['specs/20260329-082123-checkout', 20260329082123],
    ['specs/SPEC-12345678', null],
    ['specs/2fa-login', null],
    ['specs/', null],
  ])('%s has %s', (directory, number) => {
    expect(featureNumber(directory)).toBe(number);
  });

  it('takes the next over all roots, in three digits at least, past timestamps and dates', () => {
    expect(nextFeatureNumber([])).toBe('001');
    expect(nextFeatureNumber(['specs/009-a', 'apps/web/specs/011-b', 'specs/002-c', 'specs/idea'])).toBe(
      '012',
    );
    expect(nextFeatureNumber(['specs/1204-a'])).toBe('1205');
    expect(nextFeatureNumber(['specs/20260329-082123-a', 'specs/20250101-b', 'specs/003-c'])).toBe('004');
  });
});
