// The whole log as a file, or on the clipboard.

import { useState } from "react";
import { Button } from "../../ui/Button.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { mapLogStrings } from "../../ui/strings/map-log.ts";
import { EXPORT_FORMATS, type ExportFormat } from "./exports.ts";
import type { Log } from "./model.ts";

const words = mapLogStrings;

export function SaveMenu({ log }: { readonly log: Log }) {
  return (
    <Popover label={words.save} title={words.saveTitle} align="end">
      {() => <Formats log={log} />}
    </Popover>
  );
}

function Formats({ log: { trace, history } }: { readonly log: Log }) {
  const [said, setSaid] = useState("");
  const copy = async (format: ExportFormat): Promise<void> => {
    try {
      await navigator.clipboard.writeText(format.text(trace, history));
      setSaid(words.copied);
    } catch (error) {
      // Without permission, or on a page that is not served securely: there the clipboard does not exist at all.
      if (!(error instanceof DOMException) && !(error instanceof TypeError)) throw error;
      setSaid(words.copyFailed);
    }
  };
  return (
    <ul className="map-log-formats">
      {EXPORT_FORMATS.map((format) => {
        const name = words.formats[format.name];
        return (
          <li key={format.name}>
            <span>
              {name} <small>{words.formatHints[format.name]}</small>
            </span>
            <Button aria-label={words.download(name)} onClick={() => save(format, format.text(trace, history))}>
              {words.downloadShort}
            </Button>
            <Button aria-label={words.copy(name)} onClick={() => copy(format)}>
              {words.copyShort}
            </Button>
          </li>
        );
      })}
      <li role="status">{said}</li>
    </ul>
  );
}

function save({ file, mediaType }: ExportFormat, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = url;
  link.download = file;
  link.click();
  URL.revokeObjectURL(url);
}
