/** What the runner tells a function's worker thread at its start. */
export interface WorkerStart {
  /** The asset's folder. */
  readonly folder: string;
  /** `file.export`, as the Handler property has it. */
  readonly handler: string;
  /** The clock's shared offset. */
  readonly offset: SharedArrayBuffer;
}

export interface WorkerRequest {
  readonly id: number;
  readonly event: unknown;
  readonly requestId: string;
  readonly functionName: string;
  readonly functionArn: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
}

export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type WorkerAnswer =
  | { readonly id: number; readonly ok: true; readonly payload: string }
  | { readonly id: number; readonly ok: false; readonly error: FunctionError };
