import * as library from "./library";

import Client = library.Client;
import Space = library.Space;
export import Exported = library.Client;
export import Inner = Space.Inner;
export { Client as Alias };
export namespace Facade {
  export import Client = library.Client;
  export import Options = Space.Options;
  export namespace Nested {
    export import Client = Facade.Client;
  }
  export type Deep = Space.Options;
}
