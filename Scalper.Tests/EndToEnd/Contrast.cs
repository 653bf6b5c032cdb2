using Microsoft.Playwright;

namespace Scalper.Tests.EndToEnd;

/// <summary>Contrast of the text on screen by WCAG 2.2, success criterion 1.4.3.</summary>
internal static class Contrast
{
    /// <summary>Every visible text whose contrast with its ground is below 4.5:1, with both colours.</summary>
    public static async Task<string[]> TooLowAsync(IPage page) => await page.EvaluateAsync<string[]>(
        """
        () => {
          const parse = text => { const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number); return { r, g, b, a }; };
          const over = (top, ground) => ({
            r: top.r * top.a + ground.r * (1 - top.a), g: top.g * top.a + ground.g * (1 - top.a), b: top.b * top.a + ground.b * (1 - top.a), a: 1 });
          const linear = c => { const v = c / 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; };
          const light = c => 0.2126 * linear(c.r) + 0.7152 * linear(c.g) + 0.0722 * linear(c.b);
          const groundOf = element => {
            const layers = [];
            for (let e = element; e; e = e.parentElement) {
              const c = parse(getComputedStyle(e).backgroundColor);
              if (c.a > 0) layers.push(c);
              if (c.a === 1) break;
            }
            return layers.reverse().reduce((ground, c) => over(c, ground), { r: 255, g: 255, b: 255, a: 1 });
          };
          const opacityOf = element => { let all = 1; for (let e = element; e; e = e.parentElement) all *= Number(getComputedStyle(e).opacity); return all; };
          const dialog = document.querySelector('dialog[open]');
          const walker = document.createTreeWalker(dialog ?? document.body, NodeFilter.SHOW_TEXT);
          const found = new Set();
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            const text = walker.currentNode.data.trim();
            if (!text || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || element.closest('.visually-hidden, script, style, [disabled], option')) continue;
            const ground = groundOf(element);
            const own = parse(getComputedStyle(element).color);
            const ink = over({ ...own, a: own.a * opacityOf(element) }, ground);
            const [high, low] = [light(ink), light(ground)].sort((a, b) => b - a);
            const ratio = (high + 0.05) / (low + 0.05);
            if (ratio < 4.5) found.add(`${element.className || element.tagName}: "${text.slice(0, 20)}" ${ratio.toFixed(2)}`);
          }
          return [...found].slice(0, 20);
        }
        """);
}
