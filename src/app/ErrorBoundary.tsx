// The root of the page's own mistakes: says what happened and keeps the program within reach.

import { Component, type ReactNode } from "react";
import { store } from "../store/store.ts";
import { Button } from "../ui/Button.tsx";
import { strings } from "../ui/strings.ts";

interface State {
  readonly error: Error | undefined;
}

export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error === undefined ? this.props.children : <Crash error={error} />;
  }
}

function Crash({ error }: { readonly error: Error }) {
  const words = strings.page;
  return (
    <main className="crash" role="alert">
      <h1>{words.crashTitle}</h1>
      <p>{words.crashText}</p>
      <pre>{error.message}</pre>
      <Button look="primary" onClick={() => location.reload()}>
        {words.crashReload}
      </Button>
      <label>
        {words.crashSource}
        <textarea className="rw-code" readOnly rows={20} value={store.getState().source} />
      </label>
    </main>
  );
}
