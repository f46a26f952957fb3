type Person = { readonly id: string; readonly name: string };

/** Those of a team whom a text mentions by `@` and their name, whatever follows it. */
export const mentionsIn = <P extends Person>(text: string, team: readonly P[]): readonly P[] =>
  // A name that begins with another one's is taken first: @王军华 does not mention 王军.
  team
    .toSorted((a, b) => b.name.length - a.name.length)
    .reduce<{ readonly rest: string; readonly found: readonly P[] }>(
      ({ rest, found }, person) =>
        rest.includes(`@${person.name}`)
          ? { rest: rest.replaceAll(`@${person.name}`, " "), found: [...found, person] }
          : { rest, found },
      { rest: text, found: [] },
    ).found;
