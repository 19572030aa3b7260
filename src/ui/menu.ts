import { CommandRegistry } from '@lumino/commands';
import { Menu } from '@lumino/widgets';

/** One line of a menu. */
export interface IMenuItem {
  readonly label: string;
  readonly execute: () => void;
}

/**
 * Open a menu. When it closes, what had the focus has it again.
 *
 * @param at - where, in CSS pixels of the page
 * @param focused - what had the focus
 * @param items - what there is to choose from
 */
export function openMenu(
  at: { readonly x: number; readonly y: number },
  focused: HTMLElement,
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
      const { activeElement } = document;
      if (
        focused.isConnected &&
        (activeElement === document.body || menu.node.contains(activeElement))
      ) {
        focused.focus();
      }
      menu.dispose();
    });
  });
  menu.open(at.x, at.y);
}
