/** The builder hands an svg over as its text. */
declare module '*.svg' {
  const text: string;
  export default text;
}
