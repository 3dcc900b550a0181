/** HTML that Python made safe, within a line. */
export function Safe({ html }: { html: string }) {
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
