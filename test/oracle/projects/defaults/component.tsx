const Component = () => null;
export default Component;
