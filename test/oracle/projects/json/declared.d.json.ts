declare const declared: { readonly a: number };
export default declared;
