// A button that opens a floating panel. Escape and a press outside close it; the focus goes back to the button.

import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon } from "./Icon.tsx";

export interface PopoverProps {
  /** Words on the button. */
  readonly label: ReactNode;
  /** For screen readers when the words are not enough. */
  readonly title?: string;
  readonly look?: "plain" | "primary" | "quiet";
  /** Which edge of the button the panel keeps to. */
  readonly align?: "start" | "end";
  readonly role?: "dialog" | "menu";
  /** `close` also gives the focus back. */
  readonly children: (close: () => void) => ReactNode;
}

export function Popover({ label, title, look = "plain", align = "start", role = "dialog", children }: PopoverProps) {
  const [isOpen, setIsOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  const close = (): void => {
    setIsOpen(false);
    button.current?.focus();
  };
  useEffect(() => {
    if (!isOpen) return;
    const onPress = (event: PointerEvent): void => {
      if (event.target instanceof Node && anchor.current?.contains(event.target) !== true) setIsOpen(false);
    };
    document.addEventListener("pointerdown", onPress);
    return () => document.removeEventListener("pointerdown", onPress);
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is pressed on what is inside
    <span
      className="rw-popover-anchor"
      ref={anchor}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || !isOpen) return;
        event.stopPropagation();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        className={`rw-button rw-button-${look}`}
        aria-haspopup={role}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        title={title}
        onClick={() => setIsOpen(!isOpen)}
      >
        {label}
        <Icon name="chevron" size={10} />
      </button>
      {isOpen ? (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles that `role` can be are named by it
        <div
          id={id}
          role={role}
          aria-label={title ?? (typeof label === "string" ? label : undefined)}
          className={`rw-popover ${align === "end" ? "rw-popover-end" : ""}`}
        >
          {children(close)}
        </div>
      ) : undefined}
    </span>
  );
}
