import type { YNotebook } from '@jupyter/ydoc';
import { nullTranslator } from '@jupyterlab/translation';
import { Signal } from '@lumino/signaling';
import { Panel, Widget } from '@lumino/widgets';

import { fakeMigrator, makeHost, makeNotebook } from '../lab/__tests__/fakes';
import { KeptSetting } from '../lab/kept-setting';
import { ReportModel } from '../lab/report/model';
import { Reports } from '../lab/report/reports';
import { NotebookSession } from '../lab/session';
import { CommandIDs, type IMigrationManager } from '../tokens';
import type { IMigrator } from '../worker/client';
import { EngineUnavailableError } from '../worker/errors';
import { Announcer } from './announcer';
import type { GroupBy } from './find';
import { Sidebar } from './sidebar';
import './sidebar-view';
import { ReportStatus } from './status';

const FIRST = 'import tensorflow as tf\nx = tf.placeholder(tf.float32)';
const SECOND = "y = tf.log(x)\ntf.contrib.foo('<b id=evil>')";

function makeManager(active: NotebookSession | null): IMigrationManager {
  return {
    active,
    opening: null,
    openReport: true,
    preview: true,
    safetyMode: false,
    runReady: true,
    targetVersion: '',
    knownVersions: [],
    options: {},
    migrator: fakeMigrator,
    activeChanged: new Signal<IMigrationManager, void>({} as IMigrationManager),
    sessionChanged: new Signal<IMigrationManager, void>(
      {} as IMigrationManager
    ),
    settingsChanged: new Signal<IMigrationManager, void>(
      {} as IMigrationManager
    ),
    setSafetyMode: jest.fn(),
    setRunReady: jest.fn(),
    setTargetVersion: jest.fn(),
    setOptions: jest.fn()
  };
}

async function show(
  sources: string[] | null,
  { readOnly = false, migrator = fakeMigrator as IMigrator } = {}
) {
  const session = sources
    ? new NotebookSession(
        makeHost(makeNotebook(...sources), readOnly),
        migrator,
        () => ({})
      )
    : null;
  await session?.analyse();
  const run = jest.fn();
  const goTo = jest.fn();
  const manager = makeManager(session);
  const trans = nullTranslator.load('jupyterlab');
  const reports = new Reports(
    manager,
    async () => active => new ReportModel(active)
  );
  const groupBy = new KeptSetting<GroupBy>(
    'groupBy',
    ['cell', 'message'],
    null
  );
  const announcer = new Announcer();
  const place = new Panel();
  const sidebar = new Sidebar({
    ...{ place, manager, reports, trans, run, goTo, groupBy, announcer }
  });
  place.addWidget(sidebar);
  Widget.attach(place, document.body);
  const settle = async (): Promise<void> => {
    sidebar.update();
    await new Promise(resolve => setTimeout(resolve, 20));
    await sidebar.renderPromise;
  };
  await settle();
  const button = (name: string): HTMLButtonElement => {
    const found = Array.from(sidebar.node.querySelectorAll('button')).find(
      node => node.textContent === name
    );
    if (!found) {
      throw new Error(`no button ${name}`);
    }
    return found;
  };
  return {
    sidebar,
    place,
    session,
    manager,
    run,
    goTo,
    settle,
    button,
    announcer,
    trans,
    reports
  };
}

/** Offers a fix of one kind for whatever the fake engine finds. */
const fixing: IMigrator = {
  ...fakeMigrator,
  migrate: async (...args) => {
    const migration = await fakeMigrator.migrate(...args);
    const cells = migration.cells.map(cell => ({
      ...cell,
      findings: cell.findings.map(f => ({
        ...f,
        fix: {
          kind: 'test',
          action: 'Use argument',
          edits: [{ ...f.span, cellId: cell.id, text: 'argument' }]
        }
      }))
    }));
    return { ...migration, cells };
  }
};

/** A long list is drawn in several turns. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

/** Unfold all changes, as a click on their summary does. */
async function unfold(node: HTMLElement): Promise<void> {
  for (const details of Array.from(
    node.querySelectorAll<HTMLDetailsElement>('.jp-TfUpgrade-changes')
  )) {
    details.open = true;
    await until(() => details.querySelector('li') !== null);
  }
}

describe('Sidebar', () => {
  it.each([
    ['no notebook', null, 'Open a notebook'],
    ['no code', ['', '#md'], 'no code'],
    ['no TensorFlow', ['x = 1'], 'No TensorFlow'],
    ['nothing to do', ['import tf'], 'Nothing left to do'],
    ['something to do', [FIRST], 'Nothing is changed yet']
  ])('says in words: %s', async (_, sources, words) => {
    const { sidebar } = await show(sources);
    expect(sidebar.node.querySelector('[role=status]')?.textContent).toContain(
      words
    );
  });

  it('says what is to be installed, to copy or to put into the notebook', async () => {
    const needing: IMigrator = {
      migrate: async (...args) => ({
        ...(await fakeMigrator.migrate(...args)),
        packages: [{ name: 'tf-slim', why: 'import tf_slim' }]
      })
    };
    const quiet = jest.spyOn(console, 'warn').mockImplementation();
    const { sidebar, session, button, settle, announcer, goTo } = await show(
      [FIRST],
      { migrator: needing }
    );
    const section = sidebar.node.querySelector('.jp-TfUpgrade-packages');
    expect(section?.textContent).toContain('tf-slim for import tf_slim');
    expect(button('Copy command').title).toBe('pip install tf-slim');
    button('Add a cell').click();
    const cells = session?.host.shared?.cells ?? [];
    expect(cells[0].getSource()).toBe('%pip install tf-slim');
    expect(goTo).toHaveBeenCalledWith(cells[0].getId(), null);
    expect(announcer.node.textContent).toBe('A cell was added.');
    await session?.analyse();
    await settle();
    expect(() => button('Add a cell')).toThrow();
    quiet.mockRestore();
    const { sidebar: other } = await show([FIRST]);
    expect(other.node.querySelector('.jp-TfUpgrade-packages')).toBeNull();
  });

  it('counts, and lists by cell with what matters most first', async () => {
    const { sidebar, session, settle } = await show([FIRST, '#md', SECOND]);
    await session?.upgrade();
    await settle();
    const text = (selector: string): (string | null)[] =>
      Array.from(
        sidebar.node.querySelectorAll(selector),
        node => node.textContent
      );
    expect(text('dd')).toEqual(['2', '0', '1', '1']);
    expect(text('h3')).toEqual(['Cell 1', 'Cell 3']);
    expect(text('section:last-child > ul .jp-TfUpgrade-badge')).toEqual([
      'Error'
    ]);
    expect(text('.jp-TfUpgrade-changes summary')).toEqual(['1 change']);
    expect(sidebar.node.querySelector('#evil')).toBeNull();
  });

  it('goes to the cell, and to the place of a finding', async () => {
    const { goTo, button, sidebar } = await show([FIRST]);
    button('Cell 1').click();
    expect(goTo).toHaveBeenCalledWith('c0', null);
    sidebar.node
      .querySelector<HTMLElement>('.jp-TfUpgrade-findingButton')
      ?.click();
    const start = FIRST.indexOf('placeholder');
    expect(goTo).toHaveBeenCalledWith('c0', { start, end: start + 11 });
  });

  it('draws the first report of a notebook at once, and later ones in their turn', async () => {
    const { sidebar, session, manager, reports, settle } = await show(null);
    const first = new NotebookSession(
      makeHost(makeNotebook(FIRST)),
      fakeMigrator,
      () => ({})
    );
    (manager as { active: NotebookSession | null }).active = first;
    const { activeChanged } = manager as IMigrationManager & {
      activeChanged: Signal<IMigrationManager, void>;
    };
    activeChanged.emit();
    await settle();
    expect(session).toBeNull();
    const changes = (): string | undefined =>
      sidebar.node.querySelector('[data-count=changes]')?.textContent ??
      undefined;
    const seen: (string | undefined)[] = [];
    reports.changed.connect(() => {
      sidebar.updateReport();
      seen.push(changes());
    });
    await first.analyse();
    first.host.shared?.cells[0].updateSource(0, 0, 'tf.log(1)\n');
    await first.analyse();
    expect(seen).toEqual(['Changes to make1', 'Changes to make1']);
    await settle();
    expect(changes()).toBe('Changes to make2');
  });

  it('draws nothing where a keystroke changes nothing that it shows', async () => {
    const { sidebar, session, manager, reports, settle } = await show([
      FIRST,
      SECOND
    ]);
    const [first] = session?.host.shared?.cells ?? [];
    await until(() => sidebar.node.querySelector('section') !== null);
    const render = jest.spyOn(sidebar, 'render' as never);
    const changed = jest.fn();
    session?.changed.connect(changed);
    const drawn = jest.fn();
    const update = (): void => sidebar.update();
    manager.sessionChanged.connect(update);
    reports.changed.connect(update);
    const observer = new MutationObserver(drawn);
    observer.observe(sidebar.node, { childList: true, subtree: true });
    const type = async (letter: string): Promise<void> => {
      const { length } = first.getSource();
      first.updateSource(length, length, letter);
      await session?.analyse();
      await settle();
    };
    // In a line of its own: findings are known by their lines.
    for (const letter of '\n# x') {
      await type(letter);
    }
    // Said once a keystroke, when the report is there.
    expect(changed).toHaveBeenCalledTimes(4);
    expect(render).toHaveBeenCalledTimes(0);
    expect(drawn).toHaveBeenCalledTimes(0);
    await type('\ntf.contrib');
    expect(render).toHaveBeenCalledTimes(1);
    expect(drawn).toHaveBeenCalled();
    observer.disconnect();
  });

  it('keeps the elements of a finding while its line is typed', async () => {
    const { sidebar, session, settle } = await show([FIRST, SECOND]);
    const [, second] = session?.host.shared?.cells ?? [];
    const items = (): Element[] =>
      Array.from(sidebar.node.querySelectorAll('section:last-of-type li'));
    await unfold(sidebar.node);
    const before = items();
    for (const letter of ' # typed') {
      const end = second.getSource().indexOf('\n');
      second.updateSource(end, end, letter);
      await session?.analyse();
      await settle();
      expect(items().map(item => before.indexOf(item))).toEqual([0, 1]);
    }
    expect(second.getSource()).toMatch(/ # typed\n/);
    // One that is gone takes its own elements with it.
    second.updateSource(0, second.getSource().indexOf('\n') + 1, '');
    await session?.analyse();
    await settle();
    expect(items()).toHaveLength(1);
    expect(before).toContain(items()[0]);
  });

  it('draws plain changes when they are unfolded, a hundred at a time', async () => {
    const names = Array.from({ length: 250 }, (_, i) => `tf.log(${i})`);
    const { sidebar, button } = await show([FIRST, names.join('\n')]);
    await until(() => sidebar.node.querySelectorAll('section').length === 2);
    const drawn = (): number =>
      sidebar.node.querySelectorAll('section:last-of-type li').length;
    expect(drawn()).toBe(0);
    await unfold(sidebar.node);
    expect(drawn()).toBe(100);
    button('Show 100 more findings').click();
    await until(() => drawn() === 200);
    button('Show 50 more findings').click();
    await until(() => drawn() === 250);
    expect(sidebar.node.textContent).not.toContain('more finding');
  });

  it('lists a hundred cells at a time', async () => {
    const { sidebar, button } = await show(Array<string>(130).fill(FIRST));
    const cells = (): number => sidebar.node.querySelectorAll('section').length;
    await until(() => cells() === 100);
    button('Show 30 more cells').click();
    await until(() => cells() === 130);
  });

  it('makes the fix that a finding offers', async () => {
    const migrator = fixing;
    const { button, session } = await show([FIRST], { migrator });
    button('Fix').click();
    expect(session?.notebook?.cells[0].source).toBe(
      FIRST.replace('placeholder', 'argument')
    );
    const shut = await show([FIRST], { migrator, readOnly: true });
    expect(() => shut.button('Fix')).toThrow();
    expect(shut.session?.applyFixes([])).toBe(0);
  });

  it('makes all fixes of a kind as one step, and says so', async () => {
    const { button, session, announcer } = await show([FIRST, SECOND], {
      migrator: fixing
    });
    button('Fix all 3').click();
    const texts = (): string[] =>
      session?.notebook?.cells.map(cell => cell.source) ?? [];
    expect(texts().join()).not.toMatch(/placeholder|log|contrib/);
    expect(announcer.node.textContent).toBe('3 fixes made.');
    session?.host.shared?.undo();
    expect(texts()).toEqual([FIRST, SECOND]);
  });

  it('filters by count and by text, and groups by message', async () => {
    const { sidebar, button, settle } = await show([FIRST, SECOND, FIRST]);
    const symbols = (): string[] =>
      Array.from(
        sidebar.node.querySelectorAll('.jp-TfUpgrade-findingHead'),
        node => node.querySelector('code')?.textContent ?? ''
      );
    button('Errors').click();
    await settle();
    expect(symbols()).toEqual(['tf.contrib']);
    expect(sidebar.node.textContent).toContain('1 of 4 findings is shown');
    button('Show all').click();
    await settle();
    button('By message').click();
    await settle();
    expect(symbols()).toEqual(['tf.contrib', 'tf.placeholder', 'tf.log']);
    expect(button('Cell 3, line 2')).toBeDefined();
    const input = sidebar.node.querySelector<HTMLInputElement>('[type=search]');
    const setter = Object.getOwnPropertyDescriptor(
      HTMLInputElement.prototype,
      'value'
    )?.set;
    setter?.call(input, 'placeholder');
    input?.dispatchEvent(new Event('input', { bubbles: true }));
    await settle();
    expect(symbols()).toEqual(['tf.placeholder']);
  });

  it('hides what is ignored, and shows it again', async () => {
    const { sidebar, button, settle } = await show([SECOND]);
    const count = (name: string): string | null | undefined =>
      sidebar.node.querySelector(`[data-count=${name}] dd`)?.textContent;
    button('Ignore').click();
    await settle();
    expect([count('errors'), count('changes')]).toEqual(['0', '1']);
    button('Restore').click();
    await settle();
    expect(count('errors')).toBe('1');
  });

  it('shows on its tab, and in the status bar, what is asked of a person', async () => {
    const { sidebar, place, session, trans, reports, settle } = await show([
      SECOND
    ]);
    const status = new ReportStatus('TF2 migration', jest.fn());
    const look = (): void => {
      const found = reports.active?.attention(trans) ?? null;
      sidebar.showAttention(found);
      status.setAttention(found);
    };
    place.title.dataset = { id: 'kept' };
    look();
    expect(place.title.caption).toBe(
      'TF2 migration: 1 error, 1 change to make'
    );
    expect(place.title.dataset).toEqual({
      id: 'kept',
      'tf-upgrade-badge': '1',
      'tf-upgrade-badge-severity': 'ERROR'
    });
    expect(status.node.textContent).toBe('1 error, 1 change to make');
    (session?.host.shared as YNotebook).cells[0].setSource('x = 1');
    await session?.analyse();
    await settle();
    look();
    expect(place.title.dataset['tf-upgrade-badge']).toBe('');
    expect(place.title.caption).toBe('TF2 migration');
    expect(status.isActive).toBe(false);
  });

  it('shows the migration path and how far it is', async () => {
    const { sidebar, button, run } = await show([FIRST], {
      migrator: {
        ...fakeMigrator,
        migrate: async (...args) => {
          const migration = await fakeMigrator.migrate(...args);
          return { ...migration, uses: { ...migration.uses, names: 4 } };
        }
      }
    });
    const bar = sidebar.node.querySelector('progress');
    expect([bar?.value, bar?.max]).toEqual([3, 4]);
    expect(sidebar.node.textContent).toContain(
      '3 of 4 names need no compat.v1'
    );
    button('Move off tf.compat.v1').click();
    expect(run).toHaveBeenCalledWith(CommandIDs.showHelp, {
      page: 'docs/migration-path.md#compat-v1'
    });
  });

  it('asks for the page of a rule', async () => {
    const { button, run } = await show([FIRST]);
    button('Help').click();
    expect(run).toHaveBeenCalledWith(CommandIDs.showHelp, {
      page: 'docs/rules/x.md'
    });
  });

  it('runs the commands, and the toggle of the settings', async () => {
    const { run, button, session, settle, sidebar, manager } = await show([
      FIRST
    ]);
    expect(button('Revert').disabled).toBe(true);
    button('Upgrade').click();
    expect(run).toHaveBeenCalledWith(CommandIDs.upgradeNotebook);
    await session?.upgrade();
    await settle();
    button('Revert').click();
    expect(run).toHaveBeenCalledWith(CommandIDs.revert);
    sidebar.node.querySelector<HTMLElement>('[role=switch]')?.click();
    expect(manager.setSafetyMode).toHaveBeenCalledWith(true);
  });

  it('says that a notebook is read-only, and offers no upgrade', async () => {
    const { sidebar, button } = await show([FIRST], { readOnly: true });
    expect(sidebar.node.textContent).toContain('read-only');
    expect(button('Upgrade').disabled).toBe(true);
  });

  it.each([
    ['wasm-unreachable', '.wasm'],
    ['wasm-refused', 'wasm-unsafe-eval'],
    ['engine-failed', 'Reload']
  ] as const)(
    'says what to do where the engine is %s',
    async (reason, word) => {
      let fail = true;
      const migrator: IMigrator = {
        migrate: (notebook, options) =>
          fail
            ? Promise.reject(new EngineUnavailableError(reason, 'its words'))
            : fakeMigrator.migrate(notebook, options)
      };
      const { sidebar, button, settle } = await show([FIRST], { migrator });
      const alert = sidebar.node.querySelector('[role=alert]');
      expect(alert?.textContent).toContain(word);
      expect(alert?.textContent).toContain('its words');
      fail = false;
      button('Try again').click();
      await settle();
      await settle();
      expect(sidebar.node.querySelector('[role=alert]')).toBeNull();
    }
  );
});
