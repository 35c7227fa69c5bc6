import { capital, inCase, kebabCase, pluralName, singularName } from '@plangate/core';

/** The forms in which documents and code write the name of an entity. */
export interface EntityNames {
  /** `GiftCard`. */
  readonly pascal: string;
  /** `giftCard`. */
  readonly camel: string;
  /** `giftCards`. */
  readonly camelPlural: string;
  /** `gift-card`. */
  readonly kebab: string;
  /** `gift-cards`. */
  readonly kebabPlural: string;
  /** `gift_card`. */
  readonly snake: string;
  /** `gift_cards`. */
  readonly snakePlural: string;
  /** `gift card`. */
  readonly words: string;
  /** `gift cards`. */
  readonly wordsPlural: string;
  /** `Gift cards`. */
  readonly titlePlural: string;
}

const NAME = /^[A-Za-z][A-Za-z0-9]*(?:[-_ ][A-Za-z0-9]+)*$/;
const MAX_LENGTH = 40;

/** Names that a file cannot have on some systems, whatever the language. */
const DEVICES: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul', 'com1', 'lpt1']);

/** The names that a language and the code generated for it use themselves. */
export interface ReservedNames {
  /** Of the language, for messages. */
  readonly language: string;
  /** In kebab case. */
  readonly reserved: ReadonlySet<string>;
}

/** Why a name cannot be an entity; null when it can. */
export function entityNameProblem(name: string, { language, reserved }: ReservedNames): string | null {
  if (!NAME.test(name)) {
    return 'expected a name such as Card or GiftCard: ASCII letters and digits, beginning with a letter';
  }
  if (name.length > MAX_LENGTH) {
    return `expected at most ${MAX_LENGTH} characters`;
  }
  const kebab = kebabCase(name);
  return DEVICES.has(kebab) || reserved.has(kebab)
    ? `expected a name that ${language} and the generated code do not use themselves`
    : null;
}

/** All forms of a name that `entityNameProblem` accepts. */
export function entityNames(name: string): EntityNames {
  const kebab = kebabCase(name);
  const words = kebab.replaceAll('-', ' ');
  const camel = inCase(kebab, 'camel');
  return {
    pascal: inCase(kebab, 'pascal'),
    camel,
    camelPlural: pluralName(camel),
    kebab,
    kebabPlural: pluralName(kebab),
    snake: inCase(kebab, 'snake'),
    snakePlural: inCase(pluralName(kebab), 'snake'),
    words,
    wordsPlural: pluralName(words),
    titlePlural: capital(pluralName(words)),
  };
}

/**
 * The entity that a feature's title seems to be about: the last word before the first preposition,
 * in the singular. "Saved cards at checkout" gives `Card`.
 * @returns `Item` when no word of the title can be a name
 */
export function entityFromTitle(title: string, reserved: ReservedNames): string {
  const words = title
    .slice(0, 300)
    .normalize('NFKD')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
  const end = words.findIndex((word, index) => index > 0 && PREPOSITIONS.has(word.toLowerCase()));
  const candidates = words.slice(0, end === -1 ? words.length : end).reverse();
  for (const word of candidates) {
    const name = capital(singularName(word.toLowerCase()));
    if (word.length > 2 && entityNameProblem(name, reserved) === null) {
      return name;
    }
  }
  return 'Item';
}

const PREPOSITIONS = new Set(
  'a about after against an and as at before between by during for from in into of on onto or over per so that the through to under via when while with within without'.split(
    ' ',
  ),
);
