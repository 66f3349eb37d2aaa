// One execution in which a goroutine is in the middle of storing a value of several words when another accesses it. The machine
// stores in parts only when a schedule says so (vm/parts.ts): the executions of all other strategies stay what they are.
//
// Method: as in race-directed testing (Sen, "Race directed random testing of concurrent programs", PLDI 2008), a goroutine is held
// before its access until the other is about to make its own. Different: the way there is that of an execution that showed the race;
// only if nothing can be torn where the two meet first, they go on until they meet again.

import { OP_READ, OP_WRITE, PART_FIRST, PART_OTHERS, PART_UNKNOWN } from "../trace/operation.ts";
import type { Choices, Machine } from "../vm/api.ts";
import { RunQueue } from "./policy.ts";
import type { Run } from "./run.ts";
import { CUT, isPossible, STEP, STUCK, type Strategy } from "./strategy.ts";

/** Steps that the goroutine in between makes before anybody else goes on. */
const BETWEEN_STEPS = 200;
/** Steps in which the two may meet again. */
const HUNT_STEPS = 2000;
/** Steps from there to the end of the execution. */
const REST_STEPS = 5000;
/** Words of a struct that are stored before the copy is mixed. */
const COPY_STEPS = 64;

/** An access of the race. */
export interface Access {
  readonly goroutine: number;
  readonly site: number;
  readonly isWrite: boolean;
}

/** What is to be torn. */
export interface TearPlan {
  /** The choices that lead to the race: see `Run.choices`. Those of the goroutine that comes first are left out from `first` on. */
  readonly pairs: Int32Array;
  /** Steps of the two accesses. */
  readonly first: number;
  readonly second: number;
  /** Stores in parts. */
  readonly writer: Access;
  /** Comes in between. */
  readonly other: Access;
  /** Which of `Machine.partialStores` to take. */
  readonly order: number;
}

const APPROACH = 0;
const MEET = 1;
const STORE = 2;
const BETWEEN = 3;
const FINISH = 4;
const HUNT = 5;
const REST = 6;

/** Makes the execution of one plan. */
export class Tear implements Strategy {
  readonly name = "tear";
  readonly isComplete = false;
  readonly kind = "directed";
  /** Somebody has read what belongs to no value: nobody can tell what the program does then. */
  private isLost = false;
  private readonly policy = new RunQueue();
  private phase = APPROACH;
  /** Steps since the phase began. */
  private nSteps = 0;
  private nSeen = 0;
  private cursor = 0;
  private hasStarted = false;
  private writer: number;
  private other: number;

  constructor(readonly plan: TearPlan) {
    this.writer = plan.writer.goroutine;
    this.other = plan.other.goroutine;
  }

  next(run: Run): boolean {
    if (this.hasStarted) return false;
    this.hasStarted = true;
    run.restart();
    this.policy.restart();
    return true;
  }

  cutShort(): void {}

  choose(run: Run): number {
    const { machine } = run;
    this.catchUp(run);
    if (this.isLost) return CUT;
    if (!this.policy.propose(machine)) return STUCK;
    run.goroutine = this.policy.goroutine;
    run.alternative = this.policy.alternative;
    this.nSteps++;
    // Each phase that has nothing more to do says so and sets the next one.
    while (!this.decide(run, machine.enabled()));
    return this.phase === REST && this.nSteps > REST_STEPS ? CUT : STEP;
  }

  private catchUp(run: Run): void {
    const { kind, goroutine, partner } = run.events;
    for (; this.nSeen < run.length; this.nSeen++) {
      const i = this.nSeen;
      this.policy.observe(kind[i] as number, goroutine[i] as number, partner[i] as number);
      if (kind[i] === OP_READ && partner[i] === PART_UNKNOWN) this.isLost = true;
    }
  }

  private goTo(phase: number): false {
    this.phase = phase;
    this.nSteps = 0;
    return false;
  }

  // Sets the run's next choice, or changes the phase and returns false.
  private decide(run: Run, choices: Choices): boolean {
    switch (this.phase) {
      case APPROACH:
        return this.approach(run, choices);
      case MEET:
        return this.meet(run);
      case STORE:
        return this.store(run);
      case BETWEEN:
        return this.comeBetween(run, choices);
      case FINISH:
        // What is left of the store, over what the other has stored.
        this.goTo(REST);
        return this.take(run, choices, this.writer) || this.goTo(REST);
      case HUNT:
        return this.hunt(run, choices);
      default:
        return true;
    }
  }

  private approach(run: Run, choices: Choices): boolean {
    const { pairs, first, second } = this.plan;
    const held = pairs[2 * first] as number;
    while (this.cursor < second) {
      const at = this.cursor++;
      const g = pairs[2 * at] as number;
      const alternative = pairs[2 * at + 1] as number;
      if ((at >= first && g === held) || !isPossible(choices, g, alternative)) continue;
      run.goroutine = g;
      run.alternative = alternative;
      return true;
    }
    return this.goTo(this.areBothThere(run.machine) ? MEET : HUNT);
  }

  private areBothThere(machine: Machine): boolean {
    const { plan, writer, other } = this;
    const object = this.objectAt(machine, writer, plan.writer);
    return object >= 0 && object === this.objectAt(machine, other, plan.other);
  }

  // What the goroutine is about to access there; -1 when it is about to do something else.
  private objectAt(machine: Machine, g: number, access: Access): number {
    const { kind, site, object } = machine.pending(g);
    return site === access.site && kind === (access.isWrite ? OP_WRITE : OP_READ) ? object : -1;
  }

  private meet(run: Run): boolean {
    const { machine } = run;
    const parts = machine.partialStores(this.writer);
    if (parts.length === 0) return this.goTo(HUNT);
    const alternative = parts[this.plan.order];
    if (alternative === undefined) return this.goTo(REST);
    this.goTo(STORE);
    run.goroutine = this.writer;
    run.alternative = alternative;
    return true;
  }

  // A struct's copy is stored on until it is a mix.
  private store(run: Run): boolean {
    const { machine } = run;
    const { goroutine, partner } = machine.last;
    const isMixed = goroutine === this.writer && (partner === PART_FIRST || partner === PART_OTHERS);
    if (isMixed) return this.goTo(BETWEEN);
    if (this.nSteps > COPY_STEPS || machine.pendingKind(this.writer) !== OP_WRITE) return this.goTo(REST);
    run.goroutine = this.writer;
    run.alternative = 0;
    return true;
  }

  private comeBetween(run: Run, choices: Choices): boolean {
    const isOver = this.plan.other.isWrite ? this.nSteps > 1 : this.nSteps > BETWEEN_STEPS;
    if (isOver) return this.goTo(this.plan.other.isWrite ? FINISH : REST);
    return this.take(run, choices, this.other) || this.goTo(this.plan.other.isWrite ? FINISH : REST);
  }

  private take(run: Run, choices: Choices, g: number): boolean {
    const alternative = this.policy.alternativeFor(run.machine, choices, g);
    if (alternative < 0) return false;
    run.goroutine = g;
    run.alternative = alternative;
    return true;
  }

  // Whoever is about to make one of the accesses waits, until somebody is about to make the other or nobody else can go on.
  private hunt(run: Run, choices: Choices): boolean {
    const { machine } = run;
    if (this.nSteps > HUNT_STEPS) return this.goTo(REST);
    if (this.findMeeting(machine)) return this.goTo(MEET);
    for (let k = -1; k < choices.length; k++) {
      const g = k < 0 ? run.goroutine : (choices.goroutine[k] as number);
      if (this.mustWait(machine, g)) continue;
      return k < 0 || this.take(run, choices, g);
    }
    return true; // They have waited in vain.
  }

  private mustWait(machine: Machine, g: number): boolean {
    const { plan } = this;
    return this.objectAt(machine, g, plan.writer) >= 0 || this.objectAt(machine, g, plan.other) >= 0;
  }

  private findMeeting(machine: Machine): boolean {
    const { plan } = this;
    for (const writer of machine.live()) {
      const object = this.objectAt(machine, writer, plan.writer);
      if (object < 0 || machine.partialStores(writer).length === 0) continue;
      for (const other of machine.live()) {
        if (other === writer || this.objectAt(machine, other, plan.other) !== object) continue;
        this.writer = writer;
        this.other = other;
        return true;
      }
    }
    return false;
  }
}
