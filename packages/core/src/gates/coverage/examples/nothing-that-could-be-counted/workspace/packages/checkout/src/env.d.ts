declare const STAGE: string;
