export declare const types: number;
