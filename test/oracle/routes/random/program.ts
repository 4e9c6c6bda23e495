/**
 * A program that puts routes together, before it is written in one framework's language. What a style, a form or an option is, each dialect
 * says; everything is possible in every combination, so that whatever is left of a program is one too when it is made smaller.
 */
export interface Program {
  /** The first is the application. Each may have those behind it under it, so there are no circles. */
  readonly units: readonly [Unit, ...Unit[]];
  /** What is done when everything has been put together. */
  readonly late: readonly Late[];
  readonly layout: Layout;
  /** What the requests are made of that are sent to no route in particular. */
  readonly requests: readonly RequestPlan[];
}

/** How a program is laid out in files. */
export interface Layout {
  /** Of JavaScript: the language and the kind of modules. */
  readonly modules: "esm" | "cjs" | "ts" | "cts";
  /** Whether the main file imports from one file that exports everything again. */
  readonly barrel: boolean;
  /** Whether the application is made by a function, and whether that is called where it is. */
  readonly factory: "none" | "function" | "called";
  /** Whether files import names or modules. */
  readonly imports: "names" | "module";
}

/** A router, an application under another, a plugin, or a function that registers on what it is given. */
export interface Unit {
  readonly form: string;
  /** Whether it begins a file of its own; otherwise it is in the file of the one before. */
  readonly newFile: boolean;
  /** What it is made with: picks one of the dialect's. */
  readonly option: number;
  /** The prefix that it has by itself, where the dialect knows such a thing. */
  readonly prefix: PathPlan;
  /** Which of the units before it has it if no statement says so; none when it is a stray. */
  readonly parent: number;
  readonly stray: boolean;
  readonly mount: MountItem;
  readonly statements: readonly Statement[];
}

export type Statement = RouteStatement | RoutesStatement | MountStatement | MiddlewareStatement;

/** One registration, of one method or several. */
export interface RouteStatement {
  readonly kind: "route";
  readonly style: string;
  readonly methods: readonly string[];
  readonly path: PathPlan;
  readonly handlers: readonly [HandlerPlan, ...HandlerPlan[]];
}

/** Registrations in a loop. */
export interface RoutesStatement {
  readonly kind: "routes";
  readonly style: string;
  readonly items: readonly { readonly method: string; readonly path: PathPlan; readonly handler: HandlerPlan }[];
}

export interface MountStatement {
  readonly kind: "mount";
  /** Begins with `each-` where it is a loop. Of others, all items but the first are ignored. */
  readonly style: string;
  readonly items: readonly [MountItem, ...MountItem[]];
}

export interface MountItem {
  /** Counted from the unit behind the one that mounts, from the start again when there are not so many. */
  readonly child: number;
  readonly prefix: PathPlan;
  /** What a unit is given that takes an argument: the beginning of its paths. */
  readonly argument: PathPlan;
}

export interface MiddlewareStatement {
  readonly kind: "middleware";
  readonly path: PathPlan;
}

/** A statement for a unit that has been put where it belongs. */
export interface Late {
  readonly unit: number;
  readonly statement: RouteStatement | MountStatement;
}

export interface PathPlan {
  /** In the framework's notation, with `#` where parameters are numbered, so that none is there twice. */
  readonly segments: readonly string[];
  readonly trailingSlash: boolean;
  /** How the text is written. */
  readonly form: "literal" | "constant" | "template" | "concatenation" | "member" | "argument";
  /** Where it is divided, of forms that put it together. */
  readonly split: number;
}

export interface HandlerPlan {
  readonly kind: "named" | "inline" | "imported" | "method" | "repeated";
  /** Whether it passes the request on, where the framework knows such a thing. */
  readonly passes: boolean;
  /** Which of the handlers before it is registered again. */
  readonly repeat: number;
}

export interface RequestPlan {
  readonly method: string;
  /** The route whose path is taken, counted from the start again when there are not so many; null for the segments. */
  readonly route: number | null;
  readonly segments: readonly string[];
  readonly change: "none" | "slash" | "noSlash" | "case" | "doubleSlash" | "longer" | "shorter";
}
