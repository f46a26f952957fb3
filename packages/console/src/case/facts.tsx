import type { ReactNode } from "react";

/** A label with what it says; null facts are left out. */
export type Fact = readonly [label: string, value: ReactNode] | null;

/** Labels and values in aligned columns. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl className="facts">
    {facts.map((fact) =>
      fact === null ? null : (
        <div key={fact[0]}>
          <dt>{fact[0]}</dt>
          <dd>{fact[1]}</dd>
        </div>
      ),
    )}
  </dl>
);
