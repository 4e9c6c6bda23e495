export declare const typed: number;
