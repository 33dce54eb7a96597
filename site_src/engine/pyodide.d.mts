// What the worker takes from Pyodide. Its own types need a package that we do not have.

declare module "pyodide:loader" {
  export function loadPyodide(options: object): Promise<any>;
}

declare module "pyodide:glue" {
  export default function createPyodideModule(settings: any): Promise<any>;
}
