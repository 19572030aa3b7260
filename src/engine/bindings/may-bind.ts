const WORD = /[\w\u0080-\uffff]/;
/** What follows a name that is called or asked for an attribute. */
const USE = /[ \t]*[.(]/y;
/** What is called or asked for an attribute right after it binds nothing, but in these. */
const BINDERS = /\b(?:import|def|class|as)\b/;

/**
 * Whether code may bind a name, as its text alone shows: no parse is needed to see that
 * `tf.log(x)` does not bind `tf`.
 *
 * @param text masked source of a cell.
 * @param name an identifier.
 * @returns false where no scope of the code binds it; true where one may. Of broken code it may be wrong.
 */
export function mayBind(text: string, name: string): boolean {
  for (
    let at = text.indexOf(name);
    at >= 0;
    at = text.indexOf(name, at + name.length)
  ) {
    const end = at + name.length;
    const before = text.charAt(at - 1);
    const isPart = WORD.test(before) || WORD.test(text.charAt(end));
    if (!isPart && before !== '.' && !isUsed(text, at, end)) {
      return true;
    }
  }
  return false;
}

/** Whether a name at a place is nothing but used: asked for an attribute, or called. */
function isUsed(text: string, start: number, end: number): boolean {
  USE.lastIndex = end;
  if (!USE.test(text)) {
    return false;
  }
  let line = start;
  while (line > 0 && !isLineEnd(text, line - 1)) {
    line--;
  }
  return !BINDERS.test(text.slice(line, start));
}

/** Whether a line of code ends at a character: not where a backslash is before it. */
function isLineEnd(text: string, at: number): boolean {
  const end = text.charAt(at);
  if (end !== '\n' && end !== '\r') {
    return false;
  }
  const crlf = end === '\n' && text.charAt(at - 1) === '\r';
  return text.charAt(crlf ? at - 2 : at - 1) !== '\\';
}
