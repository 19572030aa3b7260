/** Whether a kernel language is Python, as notebook metadata spells it. */
export function isPython(language: string): boolean {
  return /^(?:i?python[\d.]*|)$/i.test(language.trim());
}
