// The built-in programs: what each shows and what will be found in it.

import { loadGallery } from "../../store/gallery.ts";
import { late } from "../../ui/late.tsx";
import { Popover } from "../../ui/Popover.tsx";
import { strings } from "../../ui/strings.ts";
import "./gallery.css";

const GalleryList = late(async () => {
  const [view] = await Promise.all([import("./GalleryList.tsx"), loadGallery()]);
  return view.GalleryList;
});

export function Gallery() {
  return (
    <Popover label={strings.gallery.open} title={strings.gallery.title}>
      {(close) => <GalleryList close={close} />}
    </Popover>
  );
}
