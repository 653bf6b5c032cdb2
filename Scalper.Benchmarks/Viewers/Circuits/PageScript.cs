using System.Globalization;
using System.Text.Json.Nodes;

namespace Scalper.Benchmarks.Viewers.Circuits;

/// <summary>
/// Answers the page's calls into its scripts as a browser with a screen of a certain height does. Nothing is drawn; what the server learns
/// is the same: the modules are there, so many rows fit, and each numbered picture was painted.
/// </summary>
/// <param name="send">Sends one message to the hub.</param>
/// <param name="tableHeight">Pixels of the score table that are in view, and what the browser adds around them before it asks for rows.</param>
internal sealed class PageScript(CircuitPage page, Func<ReadOnlyMemory<byte>, Task> send, int tableHeight)
{
    private const long ObjectResult = 1;
    private const string ScreenModule = "screen.js";

    private readonly Dictionary<long, string> _modules = [];
    private long _screen;
    private string? _unanswered;
    private long _calls;

    /// <summary>Does what the browser does on a call, and answers it.</summary>
    public async Task InvokeAsync(long handle, string identifier, string arguments, long resultType, long target)
    {
        string result = "null";
        if (resultType == ObjectResult)
        {
            long id = _modules.Count + 1;
            _modules[id] = arguments;
            result = string.Create(CultureInfo.InvariantCulture, $$"""{"__jsObjectId":{{id}}}""");
        }

        if (handle != 0)
        {
            await send(HubInvocation.Write(null, "EndInvokeJSFromDotNet", handle, true, string.Create(CultureInfo.InvariantCulture, $"[{handle},true,{result}]")));
        }

        switch (identifier)
        {
            case "Blazor._internal.attachWebRendererInterop":
                await send(HubInvocation.Write(null, "UpdateRootComponents", page.Operations, page.State));
                break;
            case "Blazor._internal.Virtualize.init":
                await CallAsync(FirstObject(arguments), "OnSpacerBeforeVisible", string.Create(CultureInfo.InvariantCulture, $"[0,0,{tableHeight}]"));
                break;
            case "start" when _modules.TryGetValue(target, out string? module) && module.Contains(ScreenModule, StringComparison.Ordinal):
                _screen = FirstObject(arguments);
                if (_unanswered is { } stamp)
                {
                    await TryPaintAsync(stamp);
                }

                break;
        }
    }

    /// <summary>Says that a numbered picture was painted, now or as soon as the page wants to know.</summary>
    /// <returns>False where it does not want to know yet.</returns>
    public async Task<bool> TryPaintAsync(string stamp)
    {
        if (_screen == 0)
        {
            _unanswered = stamp;
            return false;
        }

        await CallAsync(_screen, "Painted", $"[{stamp}]");
        return true;
    }

    private Task CallAsync(long target, string method, string arguments)
    {
        string call = (++_calls).ToString(CultureInfo.InvariantCulture);
        return send(HubInvocation.Write(null, "BeginInvokeDotNetFromJS", call, null, method, target, arguments));
    }

    private static long FirstObject(string arguments) =>
        JsonNode.Parse(arguments)?[0]?["__dotNetObject"]?.GetValue<long>() ?? throw new CircuitException($"Expected an object of the page first, got {arguments}.");
}
