import {
  entityFromTitle,
  entityNameProblem,
  entityNames,
  type EntityNames,
  type ReservedNames,
} from '../../scaffolding/entities.js';
import { GeneratorProblem } from '../../scaffolding/problem.js';

const MAX_ENTITIES = 30;

/**
 * The entities that `--entities` names, or the one that the title is about.
 * @throws GeneratorProblem naming each wrong name
 */
export function readEntities(
  option: string | undefined,
  title: string,
  reserved: ReservedNames,
): EntityNames[] {
  const given = (option ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (given.length === 0) {
    return [entityNames(entityFromTitle(title, reserved))];
  }
  const wrong = given.flatMap((name) => {
    const problem = entityNameProblem(name, reserved);
    return problem === null ? [] : [`${JSON.stringify(name.slice(0, 60))}: ${problem}`];
  });
  if (wrong.length > 0) {
    throw new GeneratorProblem(
      `--entities has wrong names:\n  ${wrong.join('\n  ')}`,
      'Example: --entities=Card,Wallet',
    );
  }
  const entities = given.map(entityNames);
  if (new Set(entities.map(({ kebab }) => kebab)).size < entities.length || entities.length > MAX_ENTITIES) {
    throw new GeneratorProblem(
      `--entities must name each entity once, and at most ${MAX_ENTITIES}.`,
      'Example: --entities=Card,Wallet',
    );
  }
  return entities;
}
