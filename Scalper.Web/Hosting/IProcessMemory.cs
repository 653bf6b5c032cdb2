namespace Scalper.Web.Hosting;

/// <summary>What the process holds and does not use.</summary>
internal interface IProcessMemory
{
    /// <summary>What the garbage collector holds beyond what lived after its last run, bytes.</summary>
    long Spare { get; }

    /// <summary>Collects all garbage, moves together what lives and gives the rest to the system. All threads stand still meanwhile.</summary>
    /// <returns>For how long.</returns>
    TimeSpan Compact();

    /// <summary>Gives to the system what native code has freed: the just-in-time compiler and the database. Nobody stands still.</summary>
    void TrimNative();
}
