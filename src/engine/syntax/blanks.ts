/** As many blanks as there are characters, ends of lines kept. */
export function blanks(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
