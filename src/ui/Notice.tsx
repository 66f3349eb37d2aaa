// A sentence a person is told once and dismisses by hand. Never disappears by itself.

import type { ReactNode } from "react";
import { IconButton } from "./IconButton.tsx";
import { strings } from "./strings.ts";

export interface NoticeProps {
  readonly severity: "error" | "warning" | "info";
  readonly children: ReactNode;
  readonly onDismiss: () => void;
}

export function Notice({ severity, children, onDismiss }: NoticeProps) {
  return (
    <div className={`rw-notice rw-notice-${severity}`} role={severity === "error" ? "alert" : "status"}>
      <div className="rw-notice-text">{children}</div>
      <IconButton icon="cross" label={strings.notices.dismiss} onClick={onDismiss} />
    </div>
  );
}
