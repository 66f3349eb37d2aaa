// Where the page starts: binds the store to the world outside React, then renders.

import "@fontsource-variable/inter/wght.css";
import "@fontsource/jetbrains-mono/latin-400.css";
import "../ui/tokens.css";
import "../ui/base.css";
import "../ui/controls.css";
import "./app.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { useStore } from "../store/store.ts";
import { App } from "./App.tsx";
import { bindLocation, bindTheme, bindTitle } from "./bindings.ts";
import { ErrorBoundary } from "./ErrorBoundary.tsx";
import { bindKeyboard } from "./keyboard.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no #root");
bindTheme(useStore);
bindTitle(useStore);
bindKeyboard(useStore);
bindLocation(useStore);
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <App />
    </ErrorBoundary>
  </StrictMode>,
);
