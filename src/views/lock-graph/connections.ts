// What hangs together in a lock graph: for what the pointer or the focus is on, everything a link leads to. Pure.

import type { AccessEdge, LockGraphModel, SectionNode, VariableNode } from "./model.ts";

export const lockKey = (address: number): string => `lock ${address}`;
export const sectionKey = (id: string): string => `section ${id}`;
export const variableKey = (address: number): string => `variable ${address}`;
export const accessKey = ({ section, variable }: AccessEdge): string => `access ${variable} ${section}`;

/** Keys of the thing with this key and of all that is connected with it: along links, never back through a neighbour. */
export function connectedWith(model: LockGraphModel, key: string): ReadonlySet<string> {
  const keys = new Set([key]);
  for (const section of model.sections) if (isOn(section, key)) addSection(keys, section);
  for (const variable of model.variables) addVariable(keys, model, variable, key);
  return keys;
}

function isOn(section: SectionNode, key: string): boolean {
  const isWaited = section.waits.some(({ lock }) => lockKey(lock) === key);
  return sectionKey(section.id) === key || isWaited || section.locks.some(({ address }) => lockKey(address) === key);
}

function addSection(keys: Set<string>, section: SectionNode): void {
  keys.add(sectionKey(section.id));
  for (const { address } of section.locks) keys.add(lockKey(address));
  for (const { lock } of section.waits) keys.add(lockKey(lock));
}

function addVariable(keys: Set<string>, model: LockGraphModel, variable: VariableNode, key: string): void {
  for (const edge of variable.edges) {
    const section = model.sections.find(({ id }) => id === edge.section);
    if (section === undefined) continue;
    if (![accessKey(edge), variableKey(variable.address)].includes(key) && !isOn(section, key)) continue;
    keys.add(accessKey(edge)).add(variableKey(variable.address));
    addSection(keys, section);
  }
}
