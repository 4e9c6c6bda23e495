export declare const value: string;
