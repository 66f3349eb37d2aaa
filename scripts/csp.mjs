// The Content-Security-Policy of the app, in one place: the server sends it as a header, the build puts it into the page.
// 'wasm-unsafe-eval' is for the parser; Monaco needs 'unsafe-inline' for its style elements and attributes.

const directives = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
];

/** The policy as an HTTP header. */
export const headerPolicy = directives.join("; ");

/** The policy as a `<meta>`: browsers ignore `frame-ancestors` there and warn about it on the console. */
export const metaPolicy = directives.filter((directive) => !directive.startsWith("frame-ancestors")).join("; ");
