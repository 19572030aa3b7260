import { CommandRegistry } from '@lumino/commands';
import { Menu } from '@lumino/widgets';

/** One line of a menu. */
export interface IMenuItem {
  readonly label: string;
  readonly execute: () => void;
}

/**
 * Open a menu below a button. When it closes, the button has the focus again.
 *
 * @param anchor - the button
 * @param items - what there is to choose from
 */
export function openMenu(
  anchor: HTMLElement,
  items: readonly IMenuItem[]
): void {
  const commands = new CommandRegistry();
  const menu = new Menu({ commands });
  items.forEach(({ label, execute }, index) => {
    commands.addCommand(`item-${index}`, {
      label,
      describedBy: { args: { type: 'object', properties: {} } },
      execute
    });
    menu.addItem({ command: `item-${index}` });
  });
  menu.aboutToClose.connect(() => {
    // After the command: it may have moved the focus on purpose.
    requestAnimationFrame(() => {
      if (
        anchor.isConnected &&
        (document.activeElement === document.body ||
          menu.node.contains(document.activeElement))
      ) {
        anchor.focus();
      }
      menu.dispose();
    });
  });
  const { left, bottom } = anchor.getBoundingClientRect();
  menu.open(left, bottom);
}
