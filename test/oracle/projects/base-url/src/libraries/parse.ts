export function parse(text: string) {
  return text;
}
