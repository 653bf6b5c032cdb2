namespace Scalper.Benchmarks.Viewers.Heatmap;

/// <summary>Scripts that look at a page from inside: how far its frames are apart, and how long its callbacks of animation frames take.</summary>
internal static class FrameProbe
{
    /// <summary>To be run before the page's own scripts.</summary>
    public const string Install = """
        (() => {
          const native = window.requestAnimationFrame.bind(window);
          const seen = { frames: [], heatmap: [], drawing: [] };
          let spent = 0, last = null;
          window.requestAnimationFrame = callback => native(now => {
            const from = performance.now();
            try {
              callback(now);
            } finally {
              const took = performance.now() - from;
              spent += took;
              // The heatmap's own; the page's other drawings have other names.
              if (callback.name === 'draw') seen.heatmap.push(took);
            }
          });
          const look = now => {
            if (last !== null) seen.frames.push(now - last);
            if (spent > 0) seen.drawing.push(spent);
            last = now;
            spent = 0;
            native(look);
          };
          native(look);
          window.takeFrames = () => {
            const taken = JSON.stringify(seen);
            for (const list of Object.values(seen)) list.length = 0;
            return taken;
          };
        })();
        """;

    /// <summary>How many minutes of the past the heatmap has, gaps included.</summary>
    public const string HeldMinutes = """
        () => {
          const { heatmap, dataset } = document.getElementById('heatmap-body');
          let held = 0;
          for (let ms = Number(dataset.toMs); ms > Number(dataset.toMs) - 20 * 60_000; ms -= 1000) held += heatmap.cellAt(ms, 0) ? 1 : 0;
          return held / 60;
        }
        """;
}
