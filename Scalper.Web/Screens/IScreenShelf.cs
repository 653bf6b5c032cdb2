namespace Scalper.Web.Screens;

/// <summary>Where settings of screens are kept, by account. Safe from any thread.</summary>
public interface IScreenShelf
{
    /// <summary>What the account has chosen, the defaults where it chose nothing; null where it can't be read now.</summary>
    Task<ScreenSettings?> FindAsync(string accountId);

    /// <summary>
    /// Changes what is kept, whatever it is by now: another tab may have changed something else meanwhile, which stays. Of two changes
    /// of one thing the later one wins.
    /// </summary>
    /// <returns>Why it was not kept, in a sentence; null where it was.</returns>
    Task<string?> ChangeAsync(string accountId, Func<ScreenSettings, ScreenSettings> change);
}
