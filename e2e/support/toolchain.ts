/**
 * Describes a lane that needs a toolchain of the machine. Where it is missing, one line says that the lane is left out; a run of all
 * lanes fails instead.
 * @param found what the lane works with; null where it is missing
 * @param missing what is missing, for people
 */
export function describeWith<Found>(
  name: string,
  { found, missing }: { readonly found: Found | null; readonly missing: string },
  lane: (found: Found) => void,
): void {
  if (found !== null) {
    describe(name, () => lane(found));
    return;
  }
  const why = `${name}: left out, because there is no ${missing} here`;
  if (process.env.PLANGATE_LANES === 'all') {
    it(name, () => {
      throw new Error(why);
    });
  } else {
    console.log(why);
    it.skip(name, () => undefined);
  }
}
