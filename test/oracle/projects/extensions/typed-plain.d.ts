export declare const typedPlain: number;
