// Views whose code comes after the page's first picture. They are all fetched once the page is idle, so that opening one does not wait; one
// that is opened before shows nothing until it is there.

import { type FunctionComponent, type ReactNode, useEffect, useState } from "react";
import { strings } from "./strings.ts";

const all: (() => Promise<boolean>)[] = [];

/** Fetches every late view. */
export function fetchLateViews(): void {
  for (const fetch of all) void fetch();
}

/** A view in place of the one that `load` fetches when it is first shown, or with all others. */
export function late<Props extends object>(load: () => Promise<FunctionComponent<Props>>): FunctionComponent<Props> {
  let view: FunctionComponent<Props> | undefined;
  // False when it cannot be had: offline, or a newer version of the page has replaced it. The next one who asks tries again.
  const fetch = async (): Promise<boolean> => {
    try {
      view = await load();
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false; // What import() rejects with when the file cannot be fetched.
      throw error;
    }
  };
  all.push(fetch);
  return function Late(props: Props): ReactNode {
    const [isMissing, setMissing] = useState<boolean>();
    useEffect(() => {
      if (view !== undefined) return;
      let isShown = true;
      fetch().then((isThere) => {
        if (isShown) setMissing(!isThere);
      });
      return () => {
        isShown = false;
      };
    }, []);
    const View = view;
    if (View !== undefined) return <View {...props} />;
    return isMissing === true ? <p className="rw-missing">{strings.page.partMissing}</p> : undefined;
  };
}
