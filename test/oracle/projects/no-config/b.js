export default function b() {}
