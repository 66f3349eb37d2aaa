// One goroutine owns a variable: the others send it what is to be done, and it does one after the other.

import type { Repair } from "../trace/repair.ts";
import { accessesOf, byFunction, isWrite } from "./accesses.ts";
import { type Broken, draft } from "./broken.ts";
import { ofKind, type ProgramText } from "./program-text.ts";
import { exitsOf, isInside, mayBlock, type Region, regionsAround, statementsOf } from "./regions.ts";
import type { Rewriter } from "./rewriter.ts";

/** A goroutine that owns a local variable of the function that starts the others. */
export function ownerRepairs(broken: Broken): readonly Repair[] {
  const { program } = broken;
  const accesses = accessesOf(broken);
  const definition = accesses && program.definitionOf(accesses.variable);
  const place = definition && program.placeOf(definition);
  if (accesses === undefined || place === undefined || accesses.variable.role !== "local") return [];
  const { variable, nodes } = accesses;
  const owner = program.freshName("owner", `${variable.name}Owner`);
  const words = {
    kind: "owner-goroutine" as const,
    title: `Let one goroutine own ${variable.name}`,
    why: `What is to be done with ${variable.name} is sent to the one that owns it, which does one thing after the other.`,
  };
  const starter = program.functionOf(definition ?? place.owner);
  const started = starter?.body && program.find(starter.body, ofKind("GoStmt"))[0];
  const all = nodes.filter(
    (node) => program.functionOf(node) !== starter || (started !== undefined && node.pos > started.pos),
  );
  return draft(broken, words, (rewriter) => {
    const regions: Region[] = [];
    for (const [fn, own] of byFunction(program, all)) {
      const found = regionsAround(program, fn, own, "statement");
      if (found === undefined) return false;
      regions.push(...found);
    }
    if (regions.some((region) => !canBeSent(program, region))) return false;
    rewriter.before(
      place,
      `${owner} := make(chan func())`,
      `defer close(${owner})`,
      `go func() {\n\tfor do := range ${owner} {\n\t\tdo()\n\t}\n}()`,
    );
    for (const region of regions) {
      const needsAnswer = all.some((node) => isInside(region, node) && !isWrite(program, node));
      send(rewriter, region, owner, needsAnswer);
    }
    return regions.length > 0;
  });
}

// It must not leave the function, wait for others, or declare what comes behind it uses.
function canBeSent(program: ProgramText, region: Region): boolean {
  const statements = statementsOf(region);
  if (exitsOf(program, region).length > 0 || mayBlock(program, statements)) return false;
  return statements.every(
    (each) => !program.textOf(each).includes("\n") && !(each.kind === "AssignStmt" && each.op === ":="),
  );
}

function send(
  rewriter: Rewriter,
  { owner: block, list, first, last }: Region,
  owner: string,
  needsAnswer: boolean,
): void {
  const { program } = rewriter;
  const lines = list.slice(first, last + 1).map((each) => `\t${program.textOf(each)}`);
  const place = { owner: block, list, index: first };
  if (needsAnswer) {
    const done = program.freshName("answered", "isDone");
    rewriter.before(
      place,
      `${done} := make(chan struct{})`,
      `${owner} <- func() {\n${lines.join("\n")}\n\tclose(${done})\n}`,
      `<-${done}`,
    );
  } else rewriter.before(place, `${owner} <- func() {\n${lines.join("\n")}\n}`);
  for (let index = first; index <= last; index++) rewriter.remove({ owner: block, list, index });
}
