namespace Scalper.Web.Data;

/// <summary>A column of the score table that an account has chosen.</summary>
public sealed class ScreenColumnRow
{
    public required string AccountId { get; set; }

    /// <summary>From the left, from 0.</summary>
    public required int Position { get; set; }

    public required string Column { get; set; }
}
