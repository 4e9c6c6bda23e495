export declare const file: string;
