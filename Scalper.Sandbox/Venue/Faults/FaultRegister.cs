namespace Scalper.Sandbox.Venue.Faults;

/// <summary>The lasting faults in force, and all that faults have put off until later.</summary>
internal sealed class FaultRegister(Agenda agenda)
{
    private readonly List<FaultInForce> _inForce = [];

    public IReadOnlyList<FaultInForce> InForce => _inForce;

    /// <summary>Puts something off. For what must come about even when all faults are cleared.</summary>
    public void At(long dueNs, Action<long> action) => agenda.At(dueNs, action);

    /// <summary>Enters a fault that ends by itself where the request, or <paramref name="otherwise"/>, says after how many seconds.</summary>
    public FaultInForce Begin(ControlRequest request, long nowNs, Action<long> end, double? otherwise = null)
    {
        FaultInForce fault = new(request.Name, request.Json, (request.Seconds ?? otherwise) is { } seconds ? nowNs + (long)(seconds * 1e9) : null, end);
        _inForce.Add(fault);
        if (fault.EndNs is { } endNs)
        {
            agenda.At(endNs, dueNs => End(fault, dueNs));
        }

        return fault;
    }

    /// <summary>Enters a fault that is in force as long as it is in a list.</summary>
    public FaultInForce Begin<T>(ControlRequest request, long nowNs, List<T> list, T fault)
    {
        list.Add(fault);
        return Begin(request, nowNs, _ => list.Remove(fault));
    }

    /// <summary>Ends the fault unless it has ended.</summary>
    public void End(FaultInForce fault, long nowNs)
    {
        if (_inForce.Remove(fault))
        {
            fault.End(nowNs);
        }
    }

    /// <summary>Ends the faults of that name: of some kinds there is only one at a time.</summary>
    public void EndAll(string name, long nowNs)
    {
        foreach (FaultInForce fault in _inForce.Where(fault => fault.Name == name).ToList())
        {
            End(fault, nowNs);
        }
    }

    public void EndAll(long nowNs)
    {
        foreach (FaultInForce fault in _inForce.ToList())
        {
            End(fault, nowNs);
        }
    }
}
