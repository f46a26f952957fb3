import type { ReactNode } from "react";

/** A part of what is said of a matter, under its own heading. */
export const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className="catalog-part">
    <h3>{title}</h3>
    {children}
  </section>
);
