declare module "plotly.js-basic-dist-min" {
  export interface Figure {
    data: Record<string, unknown>[];
    layout: Record<string, unknown>;
  }
  const Plotly: {
    react(
      element: HTMLElement,
      data: Record<string, unknown>[],
      layout: Record<string, unknown>,
      config: Record<string, unknown>,
    ): Promise<HTMLElement>;
    purge(element: HTMLElement): void;
    Plots: { resize(element: HTMLElement): void };
  };
  export default Plotly;
}
