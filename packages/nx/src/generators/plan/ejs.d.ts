/** The one function of ejs that is used; the package brings no types. */
declare module 'ejs' {
  const ejs: { render(template: string, values: Readonly<Record<string, unknown>>): string };
  export default ejs;
}
