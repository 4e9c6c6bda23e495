export async function load() {
  const { kind } = await import("dual");
  return kind;
}
