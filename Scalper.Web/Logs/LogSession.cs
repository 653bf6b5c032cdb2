namespace Scalper.Web.Logs;

/// <summary>
/// The time in which the application writes its log. Resolved after the right to the storage folder was taken, and so ended before it is
/// given back: the container ends last what it made first.
/// </summary>
internal sealed class LogSession(LogSink sink, FileLogProvider provider) : IDisposable
{
    /// <exception cref="Hosting.StartException">The folder can't be written.</exception>
    public void Begin() => sink.Open();

    public void Dispose()
    {
        provider.WriteLeftOut(all: true);
        sink.Dispose();
    }
}
