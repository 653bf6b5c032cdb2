namespace Scalper.Sandbox.Synthetic;

internal enum ContractKind
{
    Perpetual,

    /// <summary>A future with a delivery date.</summary>
    Dated,

    /// <summary>A perpetual that is announced but does not trade: no book, no trades.</summary>
    PreLaunch,
}
