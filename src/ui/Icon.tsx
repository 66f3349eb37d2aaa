// A glyph as SVG, in the text's colour.

import { GLYPH_BOX, GLYPH_STROKE, GLYPHS, type GlyphName } from "./glyphs.ts";

export interface IconProps {
  readonly name: GlyphName;
  /** CSS pixels; 12 unless told. */
  readonly size?: number;
  /** Read by screen readers; without it the icon is decoration. */
  readonly label?: string;
}

export function Icon({ name, size = GLYPH_BOX, label }: IconProps) {
  const { fill, stroke } = GLYPHS[name];
  const paths = (
    <>
      {fill === "" ? undefined : <path d={fill} fill="currentColor" fillRule="evenodd" />}
      {stroke === "" ? undefined : (
        <path
          d={stroke}
          fill="none"
          stroke="currentColor"
          strokeWidth={GLYPH_STROKE}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </>
  );
  const frame = { className: "rw-icon", width: size, height: size, viewBox: `0 0 ${GLYPH_BOX} ${GLYPH_BOX}` };
  if (label === undefined)
    return (
      <svg {...frame} aria-hidden="true">
        {paths}
      </svg>
    );
  return (
    <svg {...frame} role="img" aria-label={label}>
      {paths}
    </svg>
  );
}
