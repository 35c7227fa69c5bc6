/** Where a value is: the keys and indexes that lead to it. */
export type JsonPath = readonly (string | number)[];

/** Takes a JSON document apart, so that only one member of its large lists is in memory at a time. */
export interface JsonMembers {
  /** Whether the members of the container at this path are to come one by one. */
  splits(path: JsonPath): boolean;
  /** A container that is split begins. */
  begin?(path: JsonPath, container: 'object' | 'array'): void;
  /** A member of a split container, or the whole document when it is not split. */
  member(path: JsonPath, value: unknown): void;
}
