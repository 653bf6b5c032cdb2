using NLog.Common;
using NLog.Targets;
using NLog.Targets.Wrappers;

namespace Scalper.Web.Logs;

/// <summary>Tells what became of each line given to a target, which itself keeps a failure to itself.</summary>
internal sealed class CountedWrites : WrapperTargetBase
{
    private readonly LogHealth _health;

    public CountedWrites(Target target, LogHealth health)
    {
        WrappedTarget = target;
        _health = health;
    }

    protected override void Write(AsyncLogEventInfo logEvent) => WrappedTarget?.WriteAsyncLogEvent(Counted(logEvent));

    // All at once, as they come: one write to the file for them.
    protected override void Write(IList<AsyncLogEventInfo> logEvents) => WrappedTarget?.WriteAsyncLogEvents([.. logEvents.Select(Counted)]);

    private AsyncLogEventInfo Counted(AsyncLogEventInfo written) => written.LogEvent.WithContinuation(fault =>
    {
        if (fault is null)
        {
            _health.Wrote();
        }
        else
        {
            _health.CountFailed(fault);
        }

        written.Continuation(fault);
    });
}
