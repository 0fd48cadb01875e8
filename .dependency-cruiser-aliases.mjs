/** The alias of tsconfig.json in the one form that dependency-cruiser reads without TypeScript's old compiler interface. */
export default { resolve: { alias: { "@": import.meta.dirname } } };
