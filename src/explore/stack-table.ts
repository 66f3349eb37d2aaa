// Call stacks, each kept once: a tree with the outermost frame at the root, so that looking one up makes nothing new.

/** Sites are below this. */
const MAX_SITES = 2 ** 26;

export class StackTable {
  private readonly children = new Map<number, number>();
  /** By node: index of the stack that ends there; -1. */
  private readonly stacks: number[] = [-1];
  length = 0;

  /** Index of a stack, innermost frame first; `length` grows when it is new. *Cost*: its frames. */
  indexOf(sites: readonly number[]): number {
    let node = 0;
    for (let i = sites.length - 1; i >= 0; i--) node = this.childOf(node, sites[i] as number);
    let index = this.stacks[node] as number;
    if (index < 0) {
      index = this.length++;
      this.stacks[node] = index;
    }
    return index;
  }

  private childOf(node: number, site: number): number {
    const key = node * MAX_SITES + site;
    let child = this.children.get(key);
    if (child === undefined) {
      child = this.stacks.push(-1) - 1;
      this.children.set(key, child);
    }
    return child;
  }
}
