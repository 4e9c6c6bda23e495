export declare const typedStyle: string;
