export declare const declaredModule: number;
