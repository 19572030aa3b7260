/**
 * A part of the page that is heard and not seen: a screen reader says what is put
 * there, when it has said what it is saying.
 */
export class Announcer {
  constructor() {
    this.node.className = 'jp-TfUpgrade-live';
    this.node.setAttribute('aria-live', 'polite');
  }

  readonly node = document.createElement('div');

  /** Have a text said. */
  say(text: string): void {
    if (!this.node.isConnected) {
      document.body.append(this.node);
    }
    // The same words twice are news as well.
    this.node.textContent =
      this.node.textContent === text ? `${text}\u00a0` : text;
  }
}
