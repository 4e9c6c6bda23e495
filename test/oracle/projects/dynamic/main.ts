export async function load() {
  const whole = await import("./service");
  const { Service, helper: renamed } = await import("./service");
  const direct = (await import("./service")).Service;
  const later = await import("./service").then((module) => module.Service);
  const { default: fallback } = await import("./service");
  await import("./side-effect");
  return [whole.Service, Service, renamed, direct, later, fallback];
}
export const lazy = () => import("./service");
export const template = () => import(`./service`);
