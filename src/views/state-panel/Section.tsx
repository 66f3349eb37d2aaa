// A titled part of the panel.

import { type ReactNode, useId } from "react";

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="state-section" aria-labelledby={id}>
      <h2 id={id} className="state-title">
        {title}
      </h2>
      {children}
    </section>
  );
}
