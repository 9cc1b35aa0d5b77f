/** What is drawn over a camera's picture: rules with their zones, and masks. */
import type { Camera, Point, Rule } from './types';

export type Zone = 'include' | 'exclude' | 'veto';
export type Mask = 'privacy' | 'ignore';
export type Drawing = Pick<Camera, 'rules' | 'masks'>;

/** One line or area. The key names its place in the drawing it was read from. */
export interface Shape {
  key: string;
  kind: 'rule' | Zone | Mask;
  name: string;
  open: boolean;
  points: Point[];
}

export const ZONES: Record<Zone, string> = {
  include: 'only in here', exclude: 'not in here', veto: 'no alert from here',
};
export const MASKS: Record<Mask, string> = {
  privacy: 'blackened in every picture and film', ignore: 'motion in it is not looked at',
};
const ZONE_NAMES = Object.keys(ZONES) as Zone[];
const MASK_NAMES = Object.keys(MASKS) as Mask[];
const OPEN_TYPES = new Set(['line-crossing', 'counting', 'tailgating']);

/** Whether a rule's points are a line with two ends. */
export function isLine(type: string): boolean {
  return OPEN_TYPES.has(type);
}

export function least(shape: { open: boolean }): number {
  return shape.open ? 2 : 3;
}

export function zonesOf(rule: Rule, zone: Zone): Point[][] {
  const given = rule.params[zone];
  return Array.isArray(given) ? (given as Point[][]) : [];
}

export function shapesOf({ rules, masks }: Drawing): Shape[] {
  const shapes: Shape[] = MASK_NAMES.flatMap((kind) =>
    masks[kind].map((points, k) => ({ key: `${kind}:${k}`, kind, name: `${kind} ${k + 1}`, open: false, points })),
  );
  rules.forEach((rule, i) => {
    shapes.push({ key: `rule:${i}`, kind: 'rule', name: rule.id, open: isLine(rule.type), points: rule.points });
    for (const zone of ZONE_NAMES) {
      zonesOf(rule, zone).forEach((points, k) =>
        shapes.push({ key: `rule:${i}:${zone}:${k}`, kind: zone, name: `${rule.id}: ${zone}`, open: false, points }),
      );
    }
  });
  return shapes;
}

function withRule(drawing: Drawing, index: number, change: (rule: Rule) => Rule): Drawing {
  return { ...drawing, rules: drawing.rules.map((r, i) => (i === index ? change(r) : r)) };
}

function withZones(drawing: Drawing, index: number, zone: Zone, change: (zones: Point[][]) => Point[][]): Drawing {
  return withRule(drawing, index, (rule) => {
    const zones = change(zonesOf(rule, zone));
    const { [zone]: _, ...others } = rule.params;
    return { ...rule, params: zones.length ? { ...others, [zone]: zones } : others };
  });
}

function withMasks(drawing: Drawing, kind: Mask, change: (masks: Point[][]) => Point[][]): Drawing {
  return { ...drawing, masks: { ...drawing.masks, [kind]: change(drawing.masks[kind]) } };
}

const swap = (all: Point[][], at: number, points: Point[]) => all.map((old, i) => (i === at ? points : old));
const drop = <T>(all: T[], at: number) => all.filter((_, i) => i !== at);

/** The drawing with other corners for one shape. */
export function reshape(drawing: Drawing, key: string, points: Point[]): Drawing {
  const [what, first, zone, second] = key.split(':');
  if (what !== 'rule') return withMasks(drawing, what as Mask, (all) => swap(all, Number(first), points));
  if (zone) return withZones(drawing, Number(first), zone as Zone, (all) => swap(all, Number(second), points));
  return withRule(drawing, Number(first), (rule) => ({ ...rule, points }));
}

/** The drawing without one shape; a rule takes its zones along. */
export function without(drawing: Drawing, key: string): Drawing {
  const [what, first, zone, second] = key.split(':');
  if (what !== 'rule') return withMasks(drawing, what as Mask, (all) => drop(all, Number(first)));
  if (zone) return withZones(drawing, Number(first), zone as Zone, (all) => drop(all, Number(second)));
  return { ...drawing, rules: drop(drawing.rules, Number(first)) };
}

/** What is being drawn: a rule of a type, a zone of a rule, or a mask. */
export type Wanted = { rule: string } | { zone: Zone; of: number } | { mask: Mask };

/** The drawing with one shape more, and that shape's key. */
export function add(drawing: Drawing, wanted: Wanted, points: Point[]): [Drawing, string] {
  if ('mask' in wanted) {
    const { mask } = wanted;
    return [withMasks(drawing, mask, (all) => [...all, points]), `${mask}:${drawing.masks[mask].length}`];
  }
  if ('zone' in wanted) {
    const count = zonesOf(drawing.rules[wanted.of], wanted.zone).length;
    return [withZones(drawing, wanted.of, wanted.zone, (all) => [...all, points]), `rule:${wanted.of}:${wanted.zone}:${count}`];
  }
  let n = drawing.rules.length + 1;
  while (drawing.rules.some((r) => r.id === `${wanted.rule}-${n}`)) n++;
  const rule = { id: `${wanted.rule}-${n}`, type: wanted.rule, points, params: {} };
  return [{ ...drawing, rules: [...drawing.rules, rule] }, `rule:${drawing.rules.length}`];
}

export function wantsLine(wanted: Wanted): boolean {
  return 'rule' in wanted && isLine(wanted.rule);
}

/** One state after the other, with the way back. */
export class History<T> {
  private past: T[] = [];
  private future: T[] = [];

  constructor(private current: T) {}

  get now(): T {
    return this.current;
  }

  get undoable(): boolean {
    return this.past.length > 0;
  }

  get redoable(): boolean {
    return this.future.length > 0;
  }

  set(next: T): void {
    this.past.push(this.current);
    this.future = [];
    this.current = next;
  }

  undo(): void {
    const before = this.past.pop();
    if (before === undefined) return;
    this.future.push(this.current);
    this.current = before;
  }

  redo(): void {
    const after = this.future.pop();
    if (after === undefined) return;
    this.past.push(this.current);
    this.current = after;
  }
}
