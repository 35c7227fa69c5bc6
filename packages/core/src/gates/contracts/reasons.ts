import type { ArgsOf } from '../../model/reason.js';
import { defineReasons } from '../../reasons/define-reasons.js';
import { andMore, plural } from '../../reasons/wording.js';

/** What contracts say, and whether tests hold to it. */
export const reasons = defineReasons({
  'contracts-kept': {
    title: 'Contracts are as the gate asks',
    severity: 'info',
    message: (a: { contracts: number; tested: number }) =>
      `${plural(a.contracts, 'contract')} can be read; tests of ${a.tested} ran and passed.`,
    fix: () => '',
  },
  'contracts-none': {
    title: 'The project has no contract',
    severity: 'info',
    message: (a: { project: string }) =>
      `${a.project} has no contract: no feature that touches it has one, and it has none of its own.`,
    fix: () => '',
  },
  'contract-invalid': {
    title: 'A contract cannot be read',
    severity: 'error',
    message: (a: { contract: string; problem: string; more: number }) =>
      `${a.contract} is not valid: ${a.problem}${andMore(a.more)}.`,
    fix: () => 'Correct the contract. What does not belong to any contract goes into another directory.',
    identity: (a: { contract: string }) => [a.contract],
  },
  'contract-test-missing': {
    title: 'A contract has no contract test',
    severity: 'error',
    message: (a: { contract: string; place: string }) => `No test in ${a.place} is about ${a.contract}.`,
    fix: (a: { place: string; sign: string }) =>
      `Write a test in ${a.place} that names ${a.sign}, and make sure that the target runs it.`,
    identity: (a: { contract: string }) => [a.contract],
  },
  'contract-test-pending': {
    title: 'A contract has no contract test yet',
    severity: 'pending',
    message: (a: { contract: string; place: string; more: number }) =>
      `No test in ${a.place} is about ${a.contract} yet${andMore(a.more)}.`,
    fix: () => '',
    identity: (a: { contract: string }) => [a.contract],
  },
  'contract-test-not-passed': {
    title: 'No contract test of a contract ran and passed',
    severity: 'error',
    message: (a: { contract: string; test: string; state: string; report: string }) =>
      `${a.test} is about ${a.contract}; by ${a.report} it ${a.state}.`,
    fix: () => 'Make the target run the test, and correct the code or the test until it passes.',
    identity: (a: { contract: string }) => [a.contract],
  },
  'contract-errors-differ': {
    title: 'Errors do not have one schema',
    severity: 'error',
    message: (a: {
      answer: string;
      contract: string;
      schema: string;
      common: string;
      others: number;
      compared: number;
    }) =>
      `${a.answer} in ${a.contract} has ${a.schema}, other errors have ${a.common}. ${a.others} of ${plural(a.compared, 'error')} differ.`,
    fix: (a: { common: string }) => `Refer to ${a.common} in each error, or extend it with "allOf".`,
    identity: (a: { answer: string; contract: string }) => [a.contract, a.answer],
  },
  'contract-error-without-schema': {
    title: 'An error states no schema',
    severity: 'error',
    message: (a: { answer: string; contract: string; others: number; compared: number }) =>
      `${a.answer} in ${a.contract} states no schema for its content. ${a.others} of ${plural(a.compared, 'error')} lack the schema that errors have.`,
    fix: () => 'State the content of the error, with the schema that all errors have.',
    identity: (a: { answer: string; contract: string }) => [a.contract, a.answer],
  },
  'contract-responses-differ': {
    title: 'Responses do not have one structure',
    severity: 'error',
    message: (a: {
      answer: string;
      contract: string;
      structure: string;
      common: string;
      others: number;
      compared: number;
    }) =>
      `${a.answer} in ${a.contract} is ${a.structure}; other responses are ${a.common}. ${a.others} of ${plural(a.compared, 'response')} differ.`,
    fix: () => 'Give each response the same fields at its top, such as "data" and "meta".',
    identity: (a: { answer: string; contract: string }) => [a.contract, a.answer],
  },
  'contract-breaking-change': {
    title: 'A contract breaks those who use it',
    severity: 'info',
    message: (a: { contract: string; part: string; how: string; more: number }) =>
      `Since the base of this change, "${a.part}" of ${a.contract} ${howSaid(a.how)}${andMore(a.more)}.`,
    fix: () => '',
  },
  'contract-breaking-change-denied': {
    title: 'A contract breaks those who use it, and the gate denies it',
    severity: 'error',
    message: (a: { contract: string; part: string; how: string; more: number }) =>
      `Since the base of this change, "${a.part}" of ${a.contract} ${howSaid(a.how)}${andMore(a.more)}.`,
    fix: () =>
      'Keep what others rely on, and offer what is new beside it or as a new version of the contract.',
    identity: (a: { contract: string; part: string; how: string }) => [a.contract, a.part, a.how],
  },
  'contract-base-unknown': {
    title: 'What the contracts were is not known',
    severity: 'error',
    message: (a: { contracts: number }) =>
      `The commit that the change is based on is not in this clone, so nothing shows what ${plural(a.contracts, 'contract')} had before.`,
    fix: () => 'Fetch the history (`fetch-depth: 0` in CI), or set NX_BASE to a commit that exists there.',
    identity: () => [],
    standing: 'broken',
  },
  'contract-in-prose': {
    title: 'A contract is prose',
    severity: 'info',
    message: (a: { contract: string; more: number }) =>
      `${a.contract} is Markdown${andMore(a.more)}: only whether it has a test is judged.`,
    fix: () => '',
  },
});

function howSaid(how: string): string {
  return how === 'lost' ? 'is gone' : how;
}

declare module '../../model/reason.js' {
  interface ReasonArgs extends ArgsOf<typeof reasons> {}
}
