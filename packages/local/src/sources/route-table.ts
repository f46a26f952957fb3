/** A route that a function answers. */
export type RouteTarget = {
  readonly method: string;
  /** Path with `{parameter}` segments. */
  readonly path: string;
  readonly functionName: string;
};

/** What a path and method lead to. */
export type RouteMatch =
  | {
      readonly kind: "found";
      readonly target: RouteTarget;
      readonly parameters: Readonly<Record<string, string>>;
    }
  | { readonly kind: "other-method"; readonly allowed: readonly string[] }
  | { readonly kind: "none" };

type Segment = { readonly literal: string } | { readonly parameter: string };

const segmentsOf = (path: string): readonly Segment[] =>
  path
    .split("/")
    .map((text) => (/^\{.+\}$/.test(text) ? { parameter: text.slice(1, -1) } : { literal: text }));

const decode = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
};

const matchSegments = (
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined => {
  if (segments.length !== parts.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const value = decode(parts[at] ?? "");
    if (value === undefined) return undefined;
    if ("literal" in segment) {
      if (segment.literal !== value) return undefined;
    } else if (value === "") return undefined;
    else parameters[segment.parameter] = value;
  }
  return parameters;
};

/** A literal segment wins over a parameter, as in API Gateway; of two paths that match the same request. */
const literalFirst = (a: readonly Segment[], b: readonly Segment[]): number => {
  for (const [at, segment] of a.entries()) {
    const other = b[at];
    if (other && "literal" in segment !== "literal" in other) return "literal" in segment ? -1 : 1;
  }
  return 0;
};

/** Compiles routes to a look-up from method and path. */
export const compileRoutes = (
  targets: readonly RouteTarget[],
): ((method: string, path: string) => RouteMatch) => {
  const compiled = targets.map((target) => ({ target, segments: segmentsOf(target.path) }));
  return (method, path) => {
    const parts = path.split("/");
    const matches = compiled
      .flatMap(({ target, segments }) => {
        const parameters = matchSegments(segments, parts);
        return parameters ? [{ target, segments, parameters }] : [];
      })
      // Sorted here and not once for all: of paths that never match the same request, none comes before the other.
      .toSorted((a, b) => literalFirst(a.segments, b.segments));
    const [first] = matches;
    if (!first) return { kind: "none" };
    const alike = matches.filter(({ target }) => target.path === first.target.path);
    const found = alike.find(({ target }) => target.method === method);
    return found
      ? { kind: "found", target: found.target, parameters: found.parameters }
      : { kind: "other-method", allowed: [...new Set(alike.map(({ target }) => target.method))] };
  };
};
