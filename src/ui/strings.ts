// Every sentence and word the page shows, in one catalogue. Views import `strings`; nothing else holds interface text.
// Functions where a number or name goes in. (Engine texts - findings, diagnostics, Go's own messages - come from the engine.)

export const strings = {
  appName: "Raceweave",
} as const;
