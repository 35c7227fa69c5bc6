import { anyOf } from '../../languages/words.js';
import { isNothing } from './nothing.js';

const NOT_IN_FORCE = anyOf(({ ledger }) => ledger.notInForce);
/** What a waiver is called: "waiver rejected", "rejected exceptions". */
const WAIVER = `(?:${anyOf(({ ledger }) => ledger.lead)}|(?:${anyOf(({ ledger }) => ledger.outOfOrder)})\\p{L}*)`;
const BEING = `(?:${anyOf(({ ledger }) => ledger.being)})`;
/** "fixed in #12", "rejected by Ada", "expired 2025-01-01". */
const DETAIL = '(?:\\s+(?:[#\\d]\\S{0,20}|\\p{L}{2,5}\\s+\\S{1,20}))?';
const SAID = new RegExp(`^(?:${WAIVER}\\s+)*(?:${BEING}\\s+)?(?:${NOT_IN_FORCE})${DETAIL}$`, 'iu');
const HEADING = new RegExp(
  `^(?:${WAIVER}\\s+)*(?:${NOT_IN_FORCE}|${anyOf(({ ledger }) => ledger.notInUse)})(?:\\s+${WAIVER})*$`,
  'iu',
);
const PARTS = /[()[\]{}（）【】—–:：;,.|!/]|\s-\s/u;
const MAX_READ = 1000;

/** Whether a cell, or a part of it that marks set off, says that the waiver does not count: "II.coverage (rejected)". */
export function isOutOfForce(text: string): boolean {
  return partsOf(text).some((part) => SAID.test(part));
}

/** Whether a cell says that nobody put the waiver into force, as "rejected", "no" and "❌" do under "Approved". */
export function isNotApproved(text: string): boolean {
  if (isOutOfForce(text) || /^[❌✗✘☐×🔴🚫⛔\s]+$/u.test(text)) return true;
  return isNothing(text) && /[\p{L}\p{N}]/u.test(text);
}

/** Whether a heading is over waivers that do not count: "Rejected", "Former waivers", "Examples". */
export function isOutOfForceHeading(title: string): boolean {
  return partsOf(title).some((part) => HEADING.test(part));
}

function partsOf(text: string): readonly string[] {
  return text
    .slice(0, MAX_READ)
    .split(PARTS)
    .map((part) => part.replace(/\s+/gu, ' ').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
    .filter((part) => part !== '');
}
