import { joinPath, parentOf } from '../../base/paths.js';
import type { ContractFile, ContractModel, ContractPart } from '../../model/contract.js';
import { withFacts } from '../canaries/altered-context.js';
import type { Canary, CanaryOrIdle, ProjectSubject } from '../define-gate.js';
import { breaksBetween } from './breaking.js';

type Parsed = ContractFile & { readonly kind: 'contract' };

const RULES = ['breaking'];
/** A type that no contract has. */
const STRANGE_TYPE = { names: ['type of the canary'], id: -1 };

/** A contract that the present change deletes, or that loses, changes or asks for something on which those who use it rely. */
export function breakingCanaries(file: Parsed | undefined, subject: ProjectSubject): CanaryOrIdle[] {
  if (file === undefined) return [{ rule: 'breaking', why: 'no contract can be compared with what it was' }];
  const { model, path } = file;
  return [
    deleted(file, subject),
    ...changed(subject, file, { what: `a value that ${path} allowed is gone`, before: withValue(model) }),
    ...changed(subject, file, { what: `a field of ${path} has another type`, before: withOtherType(model) }),
    ...changed(subject, file, {
      what: `${path} asks for a field that it did not`,
      before: withoutDuty(model),
    }),
  ];
}

/** The contract as it was, so that it breaks as it is; nothing where that would be no break. */
function changed(
  { context }: ProjectSubject,
  file: Parsed,
  { what, before: { before, now } }: { readonly what: string; readonly before: Versions },
): Canary[] {
  if (breaksBetween(before, now).length === 0) return [];
  const known = context.contractChange?.known === true ? context.contractChange.before : [];
  return [
    {
      rules: RULES,
      what,
      make: () => {
        const past = new Map<string, ContractFile>([...known, [file.path, { ...file, model: before }]]);
        const present = new Map([...(context.contracts ?? []), [file.path, { ...file, model: now }]]);
        return {
          context: withFacts(context, {
            contractChange: { known: true, before: past },
            contracts: present,
          }),
        };
      },
    },
  ];
}

interface Versions {
  readonly before: ContractModel;
  readonly now: ContractModel;
}

/** A part of the canary beside one that exists, and within the same. */
function partBeside(model: ContractModel, part: Partial<ContractPart>): ContractPart {
  const [beside] = model.parts;
  return {
    key: 'canary of plangate',
    within: beside?.within ?? null,
    what: 'field',
    sent: true,
    received: true,
    type: null,
    required: true,
    position: null,
    ...part,
  };
}

function withValue(model: ContractModel): Versions {
  const value = partBeside(model, { what: 'value' });
  return { before: { ...model, parts: [...model.parts, value] }, now: model };
}

function withOtherType(model: ContractModel): Versions {
  const part = model.parts.find(
    ({ type, sent, received }) => (sent || received) && type !== null && type.names.length > 0,
  );
  const before = model.parts.map((one) => (one === part ? { ...one, type: STRANGE_TYPE } : one));
  return { before: { ...model, parts: before }, now: model };
}

function withoutDuty(model: ContractModel): Versions {
  const duty = partBeside(model, { required: true, received: false });
  return { before: model, now: { ...model, parts: [...model.parts, duty] } };
}

/** A contract of the base that is gone now. */
function deleted(file: Parsed, { context }: ProjectSubject): Canary {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1);
  const path = joinPath(parentOf(file.path) ?? '.', `canary-of-plangate-${name}`);
  const known = context.contractChange?.known === true ? context.contractChange.before : [];
  return {
    rules: RULES,
    what: `a contract like ${file.path} is deleted`,
    make: () => {
      const before = new Map<string, ContractFile>([...known, [path, { ...file, path }]]);
      return { context: withFacts(context, { contractChange: { known: true, before } }) };
    },
  };
}
