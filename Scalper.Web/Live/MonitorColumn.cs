namespace Scalper.Web.Live;

/// <summary>The columns of the monitor by which it can be sorted, in order.</summary>
public enum MonitorColumn : byte
{
    Symbol,
    Status,
    Grade,
    Age,
    Rate,
    Levels,
    Spread,
    Resyncs,
    Gaps,
}
