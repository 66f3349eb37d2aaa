// What the controls that move through an execution say.

export const transportStrings = {
  region: "Steps",
  play: "Play",
  pause: "Pause",
  stepBack: "One step back",
  stepForward: "One step forward",
  previousSwitch: "Previous context switch",
  nextSwitch: "Next context switch",
  toStart: "To the start",
  toEnd: "To the end",
  position: (step: number, total: number) => `step ${step} of ${total}`,
  scrubber: "Position in the execution",
  speed: "Speed",
  speedHint: "Steps a second while playing",
  speedValue: (stepsPerSecond: number) => `${stepsPerSecond}/s`,
  empty: "Nothing recorded yet",
} as const;
