/** What the cells of a list refer to. */
export type Surroundings = {
  /** Names of the regions that take part, by their codes; without them regions are read and written as codes. */
  readonly regions: ReadonlyMap<string, string>;
  /** What a file of a form's schema holds, by the name that a cell has; nothing where there is none. */
  readonly formFile?: ((name: string) => string | undefined) | undefined;
};
