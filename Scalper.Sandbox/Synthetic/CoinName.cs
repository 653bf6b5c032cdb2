using Scalper.Sandbox.Venue;

namespace Scalper.Sandbox.Synthetic;

/// <summary>Names of coins that nobody has issued but somebody might: two or three syllables, at times with a multiplier in front.</summary>
internal static class CoinName
{
    private static readonly string[] Starts = ["AR", "BEL", "CO", "DRI", "EL", "FLO", "GRA", "HY", "JU", "KA", "LU", "MO", "NE", "OR", "PLA", "QUA", "RO", "SY", "TA", "VE", "WI", "XE", "YO", "ZE"];
    private static readonly string[] Middles = ["", "", "BA", "DE", "LI", "MA", "NI", "RA", "SO", "TU"];
    private static readonly string[] Ends = ["D", "GO", "K", "LA", "M", "N", "NT", "R", "S", "TA", "TH", "VE", "X", "Z"];

    public static string Make(SeededRandom random)
    {
        string name = Starts[random.Below(Starts.Length)] + Middles[random.Below(Middles.Length)] + Ends[random.Below(Ends.Length)];
        return random.Chance(0.04) ? "1000" + name : name;
    }
}
