/** The server's answers, as far as the pages read them. */
export type Box = [number, number, number, number];
export type Point = [number, number];

export interface Rule { id: string; type: string; points: Point[]; params: Record<string, unknown> }

export interface Camera {
  id: string; name: string; site: string; group: string; source: string; detector: string; tracker: string;
  gate: boolean; rules: Rule[]; masks: { ignore: Point[][]; privacy: Point[][] };
  pins: { plug: string; id: string; version: string }[]; clip: { before: number; after: number };
  options: Record<string, string>; enabled: boolean; changed: string; revision: number; state: string; why: string;
}

export interface Running {
  width?: number; height?: number; seconds: number; fps: number; received: number; analysed: number; gated: number;
  dropped: Record<string, number>; liveTracks: number; openEvents: number; events: number; reconnects: number;
  lagMillis: number; retryInSeconds: number;
  plugins: { part: string; id: string; version: string; bundle: string; state: string }[];
  failures: Record<string, number>;
}

export interface CameraStatus {
  camera: string; state: string; why: string; run: string; alerts: number; suppressed: number; running?: Running;
  beside: { variant: string; detector: string; why: string; analysed: number; gated: number; dropped: number; passMillis: number; alerts: number }[];
}

export interface ReplayRow {
  outcome: 'kept' | 'lost' | 'new'; alert?: string; verdict?: string; rule: string; begin: number; at: number;
  firedAt: string; tracks: number[]; box: Box;
}

export interface Replay {
  camera: string; seconds: number; frames: number; kept: number; lost: number; added: number; lostReal: number;
  lostFalse: number; rows: ReplayRow[];
}

export interface Track { id: number; label: string; score: number; box: Box; state: string }

export interface Verdict { revision: number; verdict?: string; reason?: string; note: string; by: string; when: string }

export interface Alert {
  id: string; camera: string; cameraName: string; group: string; site: string; rule: string; type: string; topic: string;
  event: string; incident: string; variant: string; inCharge: boolean; state: string;
  ruling?: Record<string, unknown>; review: boolean; firedAt: string; begin: number; at: number; end?: number;
  tracks: number[]; direction: string; box: Box; width: number; height: number; joined: number;
  evidence: Record<string, unknown>; run: string; frame: number; pipeline: string; versions: Record<string, string>;
  snapshot?: string; clip?: string; verdict?: Verdict; suppressedBy?: string; acknowledged?: { by: string; when: string };
  revision: number;
}

export interface Snooze {
  camera: string; rule: string; until: string; by: string; when: string;
}

export interface AlertCounts {
  open: number; ended: number; suppressed: number; real: number; falseAlarms: number; unsure: number; unanswered: number;
}

export interface Sample {
  id: string; origin: string; site: string; camera: string; cameraGroup: string; recording: string; reserved: boolean;
  name: string; takenAt: string; streamSeconds: number; width: number; height: number; crop: boolean; track?: number;
  box?: Box; label: string; score?: number; probabilities: Record<string, number>; modelVersion?: string;
  pipeline?: string; alert?: string; verdict?: string; verdictReason: string; labeled: boolean;
}

export interface Selection {
  id: string; state: string; wanted: number; seed: number;
  mix: { strategy: string; share: number; pool: string }[]; note: string; operation: string; chosen: number;
  said: string; createdBy: string; createdAt: string;
}

export interface SelectionRow {
  selection: string; place: number; sample: string; strategy: string; score: number; modelVersion: string;
  seed: number; reason: string;
}

export interface Annotation {
  id: string; sample: string; labelSet: string; revision: number; kind: string; label: string;
  objects: { id: string; label: string; box: Box }[]; confidence: number; by: string; batch: string; item: string;
  createdAt: string;
}

export interface Lineage {
  sample: Sample; selections: SelectionRow[]; annotations: Annotation[];
  versions: { dataset: string; version: string; number: number; annotation: string; split: string }[];
}

export interface Dataset {
  id: string; name: string; description: string; labelSet: string; labelSetVersion: number; kind: string;
  classes: string[]; samples: number; versions: number; createdBy: string; createdAt: string;
}

export interface Version {
  id: string; dataset: string; number: number; parent?: string; labelSet: string; labelSetVersion: number; kind: string;
  classes: string[]; manifest: string; spec: { seed: number; train: number; validation: number; test: number; note: string };
  sizes: Record<string, number>; counts: Record<string, number>; leftOut: Record<string, number>; gaps: Record<string, string>;
  createdBy: string; createdAt: string;
}

export interface VersionItem { sample: Sample; annotation: Annotation; group: string; split: string }

export interface Batch {
  id: string; title: string; kind: string; dispatcher: string; labels: string[]; instructions: string; overlap: number;
  method: string; items: number; gold: number; priceMicros: number; currency: string; budgetMicros: number;
  dataset: string; labelSet: string; state: string; paused?: string; said: string; createdBy: string; created: string;
  revision: number;
}

export interface BatchProgress {
  batch: string; state: string; items: Record<string, number>; attempts: Record<string, number>;
  answers: Record<string, number>; ledger: { reserved: number; paid: number; released: number; currency: string };
  agreement?: number; turnaround?: string;
  workers: { worker: string; answers: number; rejected: number; gold: number; goldRight: number; agrees?: number; seconds: number }[];
}

export interface BatchItem {
  id: string; sample: string; gold: boolean; state: string;
  decision?: { value: { label: string; boxes: DrawnBox[] }; confidence: number; tie: boolean; answers: number; method: string };
}

export interface DrawnBox { label: string; box: { x: number; y: number; width: number; height: number } }

export interface Task {
  id: string; batch: string; title: string; kind: string; labels: string[]; instructions: string;
  preLabels: Record<string, number>; preBoxes: DrawnBox[]; reservedUntil?: string; draft: string; revision: number;
}

export interface Sweep {
  id: string; model: string; trainer: string; datasetVersion: string; space: Record<string, string>; trials: number;
  seed: number; goal: string; state: string; ended: number; best?: string; modelVersion?: string; why: string;
  createdBy: string; created: string; finished?: string;
}

export interface Trial {
  id: string; sweep: string; number: number; params: Record<string, string>; seed: number; state: string; step: number;
  steps: number; values: Record<string, number>; scores: Record<string, number>; attempts: number; why: string;
  started?: string; finished?: string;
}

export interface Interval { low: number; high: number }

export interface Evaluation {
  id: string; metric: string; model?: string; subject: string; version?: string; split?: string;
  videos: { camera: string; source: string }[]; note: string; state: string; operation: string;
  values: Record<string, number | null>; groups: Record<string, Record<string, Record<string, number | null>>>;
  intervals: Record<string, Interval>; blocks: number; why: string; marks: number; by: string; created: string;
}

export interface Mark {
  unit: string; kind: string; where: string; label: string; truth: string; prediction: string; measure: number; score: number;
}

export interface Difference {
  value: string; before?: number; after?: number; difference?: number; interval?: Interval; probabilityBelow: number;
  blocks: number;
}

export interface Model {
  id: string; name: string; version: string; engine: string; layout: string; classes: string[]; sha256: string;
  bytes: number; files: Record<string, string>; origin: string; trial?: string; datasetVersion?: string;
  provenance: Record<string, string>; card: string; created: string; createdBy: string; revision: number;
}

export interface Criterion {
  name: string; before?: number; after?: number; interval?: Interval; limit: number; outcome: string; text: string;
}

export interface GateReport {
  outcome: string; criteria: Criterion[]; text: string; hours: number; answers: number; real: number;
}

export interface Rollout {
  id: string; champion?: string; stage: string; since: string; canaries: string[]; gate?: GateReport; by: string;
  created: string; revision: number;
  request: {
    group: string; slot: string; challenger: string; cameras: string[]; canaryShare: number; watchHours: number;
    automatic: boolean; note: string;
  };
}

export interface RolloutStep { number: number; stage: string; why: string; by: string; forced: boolean; gate?: GateReport; at: string }

export interface Assignment { group: string; slot: string; model?: string; since: string; rollout: string }

export interface Operation {
  id: string; kind: string; subject: string; by: string; state: string; progress: number; message: string;
  result: Record<string, string>; created: string; finished?: string;
}

export interface LoopSide {
  falseAlarmsPerCameraHour: number | null; recall: number | null; cameraHours: number | null; truthEvents: number | null;
  intervals?: Record<string, number[] | Interval>;
}

export interface Loop {
  id: string; request: Record<string, unknown>; state: string; steps: { step: string; id: string; seconds: number }[];
  message: string; operation: string; by: string; created: string;
  report: null | {
    before: LoopSide; after: LoopSide; elsewhere?: { before: LoopSide; after: LoopSide }; decision: string; model?: string;
    verdicts: number; labels: number;
  };
}

export interface Plugin { plug: string; id: string; bundle: string; version: string; health: string }
