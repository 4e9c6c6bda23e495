interface Merged {
  readonly a: number;
}
function Merged() {}
export default Merged;
