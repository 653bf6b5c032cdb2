using Microsoft.Extensions.Logging;

namespace Scalper.Sandbox.Hosting;

/// <summary>Lets the web server of the sandbox log through the owner's loggers.</summary>
internal sealed class ForwardingLoggerProvider(ILoggerFactory target) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => target.CreateLogger(categoryName);

    public void Dispose()
    {
    }
}
