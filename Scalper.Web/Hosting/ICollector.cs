namespace Scalper.Web.Hosting;

/// <summary>The garbage collector, as far as <see cref="SpareMemory"/> has to do with it.</summary>
internal interface ICollector
{
    /// <summary>What it holds beyond what lived after its last run, bytes.</summary>
    long Spare { get; }

    /// <summary>Collects all garbage, moves together what lives and gives the rest to the system. All threads stand still meanwhile.</summary>
    /// <returns>For how long.</returns>
    TimeSpan GiveBack();
}
