/** Converts notebooks under V8's profiler, and says in which stage the time went. */
import { readFileSync } from 'fs';
import { Session, type Profiler } from 'inspector';
import { SourceMap } from 'module';
import { answer, convert, question, start, texts } from './engine-files';

export interface IStagesQuestion {
  readonly files: readonly string[];
  readonly passes: number;
}

/** The stages, and the functions each consists of: a file's and a name's pattern. */
const STAGES: readonly (readonly [string, RegExp])[] = [
  ['read', /^src\/notebook\/(?:read|json-cursor)/],
  ['write', /^src\/notebook\/write/],
  ['mask', /^src\/engine\/(?:syntax\/mask|words)/],
  ['parse', /^src\/engine\/syntax\/linked-parser/],
  ['copy', /^src\/engine\/syntax\/(?:py-node|python-parser|tree-)/],
  [
    'bind',
    /^src\/engine\/(?:bindings\/|references|evidence|session|cell-unit)/
  ],
  ['edits', /^src\/engine\/(?:edits\/|fix\/|text\/|cell-work)/],
  ['rules', /^src\/engine\/(?:rules\/|fixes\/|run-ready\/)/],
  ['report', /^src\/engine\/(?:report\/|migrate)/]
];

/** Share of the time of each stage, from 0 to 1. */
export type IStageShares = Readonly<Record<string, number>>;

async function main(): Promise<void> {
  const { files, passes } = question<IStagesQuestion>();
  const { engine } = await start(process.argv[2]);
  const all = texts(files);
  const run = (): void => all.forEach(text => void convert(engine, text));
  run();
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.setSamplingInterval', { interval: 200 });
  session.post('Profiler.start');
  for (let pass = 0; pass < passes; pass++) {
    run();
  }
  session.post('Profiler.stop', (error, { profile }) => {
    if (error) {
      throw error;
    }
    answer(shares(profile));
  });
}

/** Each sample counts for the stage that its innermost known function belongs to. */
function shares(profile: Profiler.Profile): IStageShares {
  const map = new SourceMap(
    JSON.parse(readFileSync(`${__filename}.map`, 'utf8'))
  );
  const nodes = new Map(profile.nodes.map(node => [node.id, node]));
  const parents = new Map<number, number>();
  for (const node of profile.nodes) {
    node.children?.forEach(child => parents.set(child, node.id));
  }
  const stages = new Map<number, string | null>();
  for (const { id, callFrame } of profile.nodes) {
    stages.set(id, stageOf(callFrame, map));
  }
  const spent: Record<string, number> = {};
  let total = 0;
  profile.samples?.forEach((sample, i) => {
    const delta = profile.timeDeltas?.[i] ?? 0;
    let stage: string | null = null;
    for (
      let id: number | undefined = sample;
      id !== undefined && stage === null;
      id = parents.get(id)
    ) {
      stage = stages.get(id) ?? null;
    }
    if (nodes.get(sample)?.callFrame.functionName === '(idle)') {
      return;
    }
    const name = stage ?? 'other';
    spent[name] = (spent[name] ?? 0) + delta;
    total += delta;
  });
  return Object.fromEntries(
    Object.entries(spent).map(([name, time]) => [name, time / total])
  );
}

function stageOf(frame: ICallFrame, map: SourceMap): string | null {
  if (frame.functionName === '(garbage collector)') {
    return 'garbage collection';
  }
  if (!frame.url.endsWith(__filename)) {
    return null;
  }
  const entry = map.findEntry(frame.lineNumber, frame.columnNumber);
  const source =
    'originalSource' in entry
      ? entry.originalSource.replace(/^.*?\/(?=src\/|node_modules\/)/, '')
      : '';
  const place = `${source} ${frame.functionName}`;
  return STAGES.find(([, pattern]) => pattern.test(place))?.[0] ?? null;
}

interface ICallFrame {
  readonly functionName: string;
  readonly url: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
}

void main();
