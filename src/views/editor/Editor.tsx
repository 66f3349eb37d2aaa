// The editor's place on the page: the plain editor from the first paint on, Monaco in its stead once it is there. The change
// keeps text, caret, scroll position and focus, and waits for an input method to finish its character.

import { type ComponentType, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { type ProgramDiagnostic, shownFinding } from "../../store/selectors.ts";
import { store, useStore } from "../../store/store.ts";
import { useTheme } from "../../ui/theme.ts";
import type { ThemeName } from "../../ui/tokens.ts";
import { whenIdle } from "../../ui/when-idle.ts";
import { readDropped, refusesPaste } from "./guard.ts";
import { lineMarks } from "./model.ts";
import { PlainEditor } from "./PlainEditor.tsx";
import { Problems } from "./Problems.tsx";
import type { EditorPort, EditorSurfaceProps } from "./port.ts";
import "./editor.css";

/** Monaco does not work with a finger, and is no use in a narrow column. */
const PLAIN_ONLY = "(pointer: coarse), (max-width: 699px)";
/** Monaco starts to load after this at the latest, even if there is nothing to see yet. */
const PATIENCE_MS = 1_500;

const NONE: readonly ProgramDiagnostic[] = [];

type RichEditor = ComponentType<EditorSurfaceProps & { readonly theme: ThemeName }>;

interface Props {
  /** The first result is on the screen: what loads now takes nothing from it. */
  readonly isPageDrawn: boolean;
}

export function Editor({ isPageDrawn }: Props) {
  const theme = useTheme().name;
  const source = useStore((state) => state.source);
  const mistakes = useStore((state) => state.diagnostics);
  // Who has emptied the editor to paste something knows that there is no program.
  const diagnostics = source.trim() === "" ? NONE : mistakes;
  const marks = useLineMarks();
  const Rich = useRichEditor(isPageDrawn);
  const [isRichReady, setRichReady] = useState(false);
  const plain = useRef<EditorPort>(undefined);
  const rich = useRef<EditorPort>(undefined);

  const plainReady = useCallback((port: EditorPort) => {
    plain.current = port;
    markOnce("raceweave:editor-ready");
  }, []);
  const richReady = useCallback((port: EditorPort) => {
    rich.current = port;
    // Reading the place, changing editors and going to the place are one step: no key can come in between.
    const change = () => {
      const place = plain.current?.place();
      plain.current = undefined;
      flushSync(() => setRichReady(true));
      if (place !== undefined) port.goTo(place);
      markOnce("raceweave:monaco-ready");
    };
    plain.current?.whenSettled(() => setTimeout(change, 0));
  }, []);

  const surface = { source, onEdit: edit, marks, diagnostics };
  const isRich = Rich !== undefined && isRichReady;
  return (
    <div className="editor">
      <EditorFrame>
        {isRich ? undefined : <PlainEditor {...surface} onReady={plainReady} />}
        {Rich === undefined ? undefined : (
          <div className={isRich ? "editor-rich" : "editor-rich is-waiting"} inert={!isRich}>
            <Rich {...surface} onReady={richReady} theme={theme} />
          </div>
        )}
      </EditorFrame>
      <Problems
        diagnostics={diagnostics}
        onJump={(line, column) => (isRich ? rich : plain).current?.jumpTo(line, column)}
      />
    </div>
  );
}

function edit(source: string): boolean {
  store.getState().actions.edit(source);
  return store.getState().source === source;
}

function useLineMarks() {
  const trace = useStore((state) => (state.isTraceCurrent ? state.trace : undefined));
  const snapshot = useStore((state) => state.snapshot);
  const finding = useStore(shownFinding);
  const selectedStep = useStore((state) => state.selectedStep);
  return useMemo(() => lineMarks(trace, snapshot, finding, selectedStep), [trace, snapshot, finding, selectedStep]);
}

function EditorFrame({ children }: { readonly children: React.ReactNode }) {
  const { notify } = store.getState().actions;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it guards the editor inside, and is no control itself.
    <div
      className="editor-frame"
      onPasteCapture={(event) => {
        if (!refusesPaste(event.clipboardData, notify)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onDragOver={(event) => {
        if (event.dataTransfer.types.includes("Files")) event.preventDefault();
      }}
      onDropCapture={(event) => {
        const file = event.dataTransfer.files[0];
        const isRefused = file !== undefined || refusesPaste(event.dataTransfer, notify);
        if (!isRefused) return;
        event.preventDefault();
        event.stopPropagation();
        if (file !== undefined) void openDropped(file);
      }}
    >
      {children}
    </div>
  );
}

async function openDropped(file: File): Promise<void> {
  const text = await readDropped(file, store.getState().actions.notify);
  if (text !== undefined) edit(text);
}

// Monaco's component, once it has been loaded; undefined before, and for ever where the plain editor serves better.
function useRichEditor(isPageDrawn: boolean): RichEditor | undefined {
  const [editor, setEditor] = useState<RichEditor>();
  const [isPatienceOver, setPatienceOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setPatienceOver(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  const isDue = isPageDrawn || isPatienceOver;
  useEffect(() => {
    if (!isDue || window.matchMedia(PLAIN_ONLY).matches) return;
    let isWanted = true;
    const cancel = whenIdle(async () => {
      const module = await loadMonaco();
      if (isWanted) setEditor(() => module?.MonacoEditor);
    }, PATIENCE_MS);
    return () => {
      isWanted = false;
      cancel();
    };
  }, [isDue]);
  return editor;
}

// Undefined when the chunk cannot be had (offline, or a newer version has replaced it): the plain editor serves on.
async function loadMonaco() {
  try {
    return await import("./MonacoEditor.tsx");
  } catch (error) {
    if (error instanceof TypeError) return undefined; // What import() rejects with when the file cannot be fetched.
    throw error;
  }
}

function markOnce(name: string): void {
  if (performance.getEntriesByName(name).length === 0) performance.mark(name);
}
