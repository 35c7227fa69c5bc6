import fc from 'fast-check';
import {
  descriptionSlug,
  featureDirectoryName,
  featureNumber,
  featureSlug,
  featureTimestamp,
  nextFeatureNumber,
  shortNameSlug,
} from '../../../src/index.js';
import { MAX_SLUG } from '../../../src/features/naming.js';

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
    ["Don't lose the user's cart", 'don-lose-user-cart'],
    ['Phase 2 rollout', 'phase-2-rollout'],
    ['Plan B for C compiler', 'plan-b-c-compiler'],
    ['Saved cards at checkout', 'saved-cards-checkout'],
    ['Go to X', 'x'],
    ['set up CI/CD with k8s v2', 'ci-cd-k8s'],
    ['add a_b c-d', 'add-a-b'],
    ['Add IT and it', 'it-and-it'],
    ['A/B test UX of AI', 'b-test-ux-ai'],
    ['../../etc/passwd', 'etc-passwd'],
    ['one two three four', 'one-two-three-four'],
    ['one two three four five', 'one-two-three'],
    ['42', '42'],
  ])('names "%s" as Spec Kit does: %s', (description, slug) => {
    expect(descriptionSlug(description)).toEqual({ ok: true, slug });
  });

  it.each([
    ['Crème brûlée für Straße', 'creme-brulee-fur-strasse'],
    ['保存済みカード', '保存済みカード'],
    ["Améliorer l'écran de paiement", 'ameliorer-ecran-paiement'],
    ['चेकआउट पर कार्ड', 'चेकआउट-पर-कार्ड'],
  ])('keeps the letters of "%s" that the script would cut out of its words', (description, slug) => {
    expect(descriptionSlug(description)).toEqual({ ok: true, slug });
  });

  it('says why there is no name', () => {
    expect(descriptionSlug('')).toEqual({ ok: false, problem: 'empty' });
    expect(descriptionSlug('!!!')).toEqual({ ok: false, problem: 'unnameable' });
  });
});

describe('shortNameSlug', () => {
  it('keeps every word of a name that a person chose', () => {
    expect(shortNameSlug("User's Auth__Flow!")).toEqual({ ok: true, slug: 'user-s-auth-flow' });
    expect(shortNameSlug('the api')).toEqual({ ok: true, slug: 'the-api' });
    expect(shortNameSlug(' ')).toEqual({ ok: false, problem: 'empty' });
    expect(shortNameSlug('--')).toEqual({ ok: false, problem: 'unnameable' });
  });
});

describe('featureDirectoryName', () => {
  it('stays within what git hosts allow, without a hyphen at its end', () => {
    expect(featureDirectoryName('001', 'x'.repeat(300))).toBe(`001-${'x'.repeat(240)}`);
    const words = ['y'.repeat(100), 'y'.repeat(100), 'y'.repeat(100)].join('-');
    expect(featureDirectoryName('001', words)).toBe(`001-${words.slice(0, 240)}`);
    expect(featureDirectoryName('001', `${'z'.repeat(239)}-more`)).toBe(`001-${'z'.repeat(239)}`);
  });

  it('counts bytes and cuts no character', () => {
    const name = featureDirectoryName('20260319-143022', '保'.repeat(200));
    expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(244);
    expect(name).toBe(`20260319-143022-${'保'.repeat(76)}`);
    expect(featureDirectoryName('001', '𠀀é'.repeat(90))).toMatch(/^001-(?:𠀀é)+$/u);
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

  it.each([
    [[], '001'],
    [['specs/009-a', 'apps/web/specs/011-b', 'specs/002-c', 'specs/idea'], '012'],
    [['specs/1204-a'], '1205'],
    [['specs/007-a', 'specs/12-b', 'specs/1_x', 'specs/0100-c'], '101'],
    [['specs/20260329-082123-a', 'specs/003-c'], '004'],
    [['specs/20250101-b', 'specs/003-c'], '20250102'],
    [['specs/2026031-143022-b', 'specs/20260319-143022'], '001'],
    [[`specs/${'9'.repeat(40)}-b`], '001'],
  ])('after %j comes %s', (directories, next) => {
    expect(nextFeatureNumber(directories)).toBe(next);
  });

  it('gives no number to two features, however the first bears it', () => {
    expect(nextFeatureNumber(['specs/1-search', 'specs/002_cart'])).toBe('003');
    expect(nextFeatureNumber(['specs/007-a', 'specs/8-b'])).toBe('009');
  });

  it('counts branches by their last segment', () => {
    expect(nextFeatureNumber(['specs/003-a'], ['main', '004-b', 'feature/011-c', 'release/2.0'])).toBe('012');
    expect(nextFeatureNumber([], ['20260319-143022-x', '2026031-143022-x', '12-x'])).toBe('001');
  });

  it('takes the moment for a number, and the next second where it is taken', () => {
    const now = new Date(2026, 2, 19, 14, 30, 59);
    expect(featureTimestamp(now, [])).toBe('20260319-143059');
    expect(featureTimestamp(now, ['specs/20260319-143059-a', 'apps/x/specs/20260319-143100'])).toBe(
      '20260319-143101',
    );
  });
});
